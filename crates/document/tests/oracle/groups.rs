//! The texts of a tree, parted wherever a browser begins a new block.

use super::{parse, words};
use html5ever::Attribute;
use markup5ever_rcdom::{Handle, NodeData};

/// By the standard's rendering section: blocks, list items, parts of tables; and what holds a text of its own.
const PARTING: &str = " address article aside audio blockquote body button canvas caption center col colgroup datalist \
    dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
    hgroup hr html iframe legend li listing main marquee menu nav noembed noframes noscript object ol optgroup option p \
    plaintext pre search section select summary table tbody td template textarea tfoot th thead title tr ul video xmp ";

/// What nobody reads, or what is kept as it is.
const SILENT: &str = " script style xmp plaintext noembed noframes iframe code listing metadata math ";

/// One text, with the place of its first character among all characters.
struct Group {
    first: usize,
    text: String,
}

#[derive(Default)]
struct Texts {
    done: Vec<Group>,
    open: Vec<String>,
    starts: Vec<Option<usize>>,
    count: usize,
}

/// The texts of a page in the order of their first characters, white space collapsed.
pub(crate) fn groups(page: &str) -> Vec<String> {
    let mut texts = Texts::default();
    texts.begin();
    texts.visit(&parse(page).document, false, false);
    texts.end();
    texts.done.sort_by_key(|group| group.first);
    texts.done.into_iter().map(|group| words(&group.text)).filter(|text| is_text(text)).collect()
}

fn is_text(text: &str) -> bool {
    let address = ["http://", "https://", "www.", "mailto:", "ftp://", "data:"];
    let is_address =
        !text.contains(char::is_whitespace) && address.iter().any(|start| text.starts_with(start));
    text.contains(char::is_alphanumeric) && !is_address
}

impl Texts {
    fn begin(&mut self) {
        self.open.push(String::new());
        self.starts.push(None);
    }

    fn end(&mut self) {
        self.part();
        self.open.pop();
        self.starts.pop();
    }

    fn part(&mut self) {
        let text = std::mem::take(self.open.last_mut().unwrap());
        if let Some(first) = self.starts.last_mut().unwrap().take() {
            self.done.push(Group { first, text });
        }
    }

    fn text(&mut self, text: &str) {
        self.count += 1;
        self.open.last_mut().unwrap().push_str(text);
        if !text.trim().is_empty() {
            self.starts.last_mut().unwrap().get_or_insert(self.count);
        }
    }

    /// A picture or formula is one thing in the text around it; what parts does so for all.
    fn boundary(&mut self, object: bool, parting: bool, turn: fn(&mut Self)) {
        if object {
            turn(self);
        } else if parting {
            self.part();
        }
    }

    /// Recursion as deep as the tree: the pages here are not hostile ones.
    fn visit(&mut self, node: &Handle, silent: bool, in_svg: bool) {
        match &node.data {
            NodeData::Text { contents } if !silent => self.text(&contents.borrow().replace('\0', "")),
            NodeData::Element { name, attrs, template_contents, .. } => {
                let (local, attributes) = (name.local.to_string(), attrs.borrow());
                let known = |list: &str| list.contains(&format!(" {} ", local.to_ascii_lowercase()));
                let is = |namespace: &str| name.ns.ends_with(namespace);
                let (svg, math) = (is("svg"), is("MathML"));
                // Words in a formula are read, its notation is not.
                let quiet = (silent && local != "mtext") || known(SILENT);
                let silent = said(&attributes).unwrap_or(quiet);
                let parting = match (svg, math) {
                    (true, _) => in_svg && !matches!(local.as_str(), "tspan" | "a" | "textPath" | "svg"),
                    (_, true) => local == "mtext",
                    _ => known(PARTING),
                };
                let object = (local == "svg" && !silent && !in_svg) || local == "math";
                self.boundary(object, parting, Self::begin);
                // Names of pictures are offered as attributes are.
                let silent = silent || (svg && matches!(local.as_str(), "title" | "desc"));
                let contents = template_contents.borrow();
                let children = contents.as_ref().unwrap_or(node).children.borrow();
                children.iter().for_each(|child| self.visit(child, silent, svg && local != "foreignObject"));
                self.boundary(object, parting, Self::end);
            }
            _ => node.children.borrow().iter().for_each(|child| self.visit(child, silent, in_svg)),
        }
    }
}

fn said(attributes: &[Attribute]) -> Option<bool> {
    let of = |name: &str| {
        attributes
            .iter()
            .find(|attribute| &*attribute.name.local == name)
            .map(|found| found.value.to_string())
    };
    match of("translate").map(|word| word.trim().to_ascii_lowercase()).as_deref() {
        Some("no") => Some(true),
        Some("yes" | "") => Some(false),
        _ => of("class")?.split_ascii_whitespace().any(|word| word == "notranslate").then_some(true),
    }
}
