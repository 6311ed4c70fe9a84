//! Texts of a page that are in no text of it: attributes, structured data, and the page in a `srcdoc`.

use super::Walk;
use crate::block::{Block, Role, Writing};
use crate::html::attributes::find;
use crate::html::flow::Flow;
use crate::html::language::{LanguageMark, MarkKind};
use crate::html::layers::LayerKind;
use crate::html::open::Open;
use crate::html::srcdoc::{self, Inner};
use crate::html::tokens::Token;
use crate::html::{blocks_within, json_ld, offered};
use std::ops::Range;

impl Walk<'_> {
    pub(super) fn structured_text(&mut self, span: Range<usize>) {
        let (texts, languages) = json_ld::values(self.text, span);
        for found in texts {
            let mut flow = Flow::new(true);
            json_ld::push(&mut flow, self.text, found.span);
            if let Some(block) = flow.finish(Role::Metadata, Writing::Json) {
                self.blocks.push(Block { context: Some(found.name.to_owned()), ..block });
            }
        }
        let marks = languages.into_iter().map(|found| LanguageMark {
            span: found.span,
            kind: MarkKind::Tag,
            page: false,
        });
        self.marks.marks.extend(marks);
    }

    pub(super) fn offer_attributes(&mut self, token: &Token, name: &str, open: &Open) {
        let language = open.language.clone();
        let mut found = offered::blocks(self.text, token, name, open.proper);
        if name == "iframe" && self.depth < srcdoc::DEEPEST {
            found.extend(self.inner_page(token));
        }
        self.blocks.extend(found.into_iter().map(|block| {
            let language = block.language.or_else(|| language.as_deref().map(str::to_owned));
            Block { language, ..block }
        }));
    }

    /// The blocks of the page in a `srcdoc`.
    fn inner_page(&mut self, token: &Token) -> Vec<Block> {
        let attribute = find(&token.attributes, self.text, "srcdoc");
        let Some((attribute, span)) = attribute.and_then(|found| Some((found, found.value.clone()?))) else {
            return Vec::new();
        };
        let inner = Inner::new(self.text, span.clone());
        let (blocks, marks) = blocks_within(&inner.text, self.depth + 1);
        self.marks.layers.push(span, LayerKind::Page(attribute.quote));
        inner.note(marks, &mut self.marks);
        blocks.into_iter().map(|block| inner.block(block)).collect()
    }
}

/// The media type may have parameters.
pub(super) fn is_json_ld(kind: &str) -> bool {
    kind.split(';').next().unwrap_or(kind).trim().eq_ignore_ascii_case("application/ld+json")
}
