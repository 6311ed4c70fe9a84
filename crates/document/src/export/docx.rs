//! Word-processor files: segments become runs, the language of what was translated is set, and the parts are packed.

use super::compose::{Ordered, Ordinary, ordered};
use super::edit::{Edit, Edits, Piece, span};
use super::{ExportOptions, Exported, Placed};
use crate::block::{Block, Writing};
use crate::docx::compose::Writer;
use crate::docx::hidden::spread;
use crate::docx::language::{self, Spoken};
use crate::docx::layout::Layout;
use crate::docx::package::Package;
use crate::docx::xml;
use crate::read::{Document, Notice};
use crate::segment::Part;
use persklaar_text::TaggedText;

impl Document {
    /// The file with the changes in it.
    pub(super) fn packed(
        &self,
        package: &Package,
        placed: Vec<Placed<'_>>,
        options: &ExportOptions<'_>,
    ) -> Exported {
        let placed = with_mirrors(package, placed);
        let mut exported = self.edited(placed.clone(), options);
        if !is_well_formed(package, &exported.bytes) {
            exported = self.without_tags(&placed, options);
        }
        let edited = String::from_utf8_lossy(&exported.bytes);
        // No bytes at all are no document, which the proof finds; a file without its translation it could not.
        let bytes = package.pack(&self.decoded.text, &edited).unwrap_or_default();
        Exported { bytes, notices: exported.notices }
    }

    /// Plain texts cannot break the markup, should tags ever do so.
    fn without_tags(&self, placed: &[Placed<'_>], options: &ExportOptions<'_>) -> Exported {
        let plain: Vec<Option<TaggedText>> =
            placed.iter().map(|one| one.target.map(|target| TaggedText::plain(&target.text()))).collect();
        let placed: Vec<Placed<'_>> = placed
            .iter()
            .zip(&plain)
            .map(|(one, target)| Placed { target: target.as_ref(), ..*one })
            .collect();
        let mut exported = self.edited(placed, options);
        let detail = "the tags of the translation could not be put into the file".to_owned();
        exported.notices.push(Notice { code: "tags-left-out", detail });
        exported
    }

    fn layout(&self, block: &Block) -> Option<&Layout> {
        let Writing::Word(number) = block.writing else { return None };
        self.package.as_ref()?.layouts.get(number as usize)
    }
}

fn is_well_formed(package: &Package, edited: &[u8]) -> bool {
    std::str::from_utf8(edited).is_ok_and(|edited| package.is_well_formed(edited))
}

/// What an older program is shown in place of a text gets the same target.
fn with_mirrors<'a>(package: &'a Package, mut placed: Vec<Placed<'a>>) -> Vec<Placed<'a>> {
    let copies: Vec<Placed<'a>> = placed
        .iter()
        .flat_map(|one| {
            let mirrors = package.mirrors.get(&one.block.start()).into_iter().flatten();
            mirrors.map(|block| Placed { block, ..*one })
        })
        .collect();
    placed.extend(copies);
    placed.sort_by_key(|one| (one.block.start(), one.part.from, one.part.first));
    placed
}

impl Edits<'_> {
    /// Puts a target into the runs of a paragraph.
    pub(super) fn rewrite(
        &mut self,
        block: &Block,
        part: Part,
        target: &TaggedText,
        spoken: Option<&Spoken>,
    ) {
        let document = self.document;
        let Some(layout) = document.layout(block) else { return };
        let text = &document.decoded.text;
        let Ordered { items, dropped, missing } = ordered(block, part, target);
        let mut items = spread(block, part, items);
        self.note_tags(block, part, dropped, missing);
        let (before, after) = part.edges(block);
        items.insert(0, Ordinary::Text(before.to_owned()));
        items.push(Ordinary::Text(after.to_owned()));
        let written = Writer::new(text, layout, (block, part), &span(block, part), spoken).write(&items);
        for at in written.spaced {
            if self.spaced.insert(at) {
                self.insert(at as usize - 1, " xml:space=\"preserve\"".to_owned());
            }
        }
        self.push(Edit { span: written.span, pieces: written.pieces, writing: block.writing });
    }

    /// Sets language and direction of the paragraphs that have a target.
    pub(super) fn speak(&mut self, placed: &[Placed<'_>]) {
        let (document, spoken) = (self.document, self.spoken.clone());
        let text = &document.decoded.text;
        for of_block in placed.chunk_by(|one, next| std::ptr::eq(one.block, next.block)) {
            let block = of_block[0].block;
            let touched: Vec<_> = of_block
                .iter()
                .filter(|one| one.target.is_some())
                .map(|one| one.part.from..one.part.to)
                .collect();
            let Some(layout) = document.layout(block).filter(|_| !touched.is_empty()) else { continue };
            if spoken.right_to_left {
                let name = xml::qualified(&text[layout.paragraph.start as usize..], 1);
                let mark = language::paragraph_mark(layout, &name[..name.len() - 1]);
                if let Some((span, mark)) = mark {
                    self.push(Edit { span, pieces: vec![Piece::Markup(mark)], writing: block.writing });
                }
                continue;
            }
            for value in language::spoken_in(layout, block, &touched) {
                if text[value.clone()] != spoken.language {
                    let pieces = vec![Piece::Markup(spoken.language.clone())];
                    self.push(Edit { span: value, pieces, writing: block.writing });
                }
            }
        }
    }
}
