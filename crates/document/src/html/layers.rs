//! Stretches of a page in which text is written in another way than the page's own, one inside the other.
//!
//! A page in an attribute (`srcdoc`) is escaped once more as a whole, a CDATA section is not escaped at all. Export
//! asks what lies around a change; reading notes the stretches. Nothing here knows what is inside them.

use std::ops::Range;

/// How text in a stretch is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LayerKind {
    /// Markup in an attribute with this quote.
    Page(Option<char>),
    /// As it is, in SVG.
    Cdata,
}

/// One stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layer {
    /// Between the quotes, or between `<![CDATA[` and `]]>`.
    pub(crate) span: Range<usize>,
    pub(crate) kind: LayerKind,
    /// The stretch around it.
    parent: Option<usize>,
}

/// All stretches of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layers(Vec<Layer>);

impl Layers {
    pub(crate) fn push(&mut self, span: Range<usize>, kind: LayerKind) {
        self.0.push(Layer { span, kind, parent: None });
    }

    /// Moves all of them, as when a page is a part of another file.
    pub(crate) fn moved(self, by: impl Fn(&Range<usize>) -> Range<usize>) -> Self {
        Self(self.0.into_iter().map(|layer| Layer { span: by(&layer.span), ..layer }).collect())
    }

    /// Adds those of another part; they have to be put in order again.
    pub(crate) fn extend(&mut self, part: Self) {
        self.0.extend(part.0);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Layer> {
        self.0.iter()
    }

    /// Puts the stretches in order; until then nothing can be looked up.
    pub(crate) fn arrange(&mut self) {
        self.0.sort_by_key(|layer| (layer.span.start, std::cmp::Reverse(layer.span.end)));
        let mut open: Vec<usize> = Vec::new();
        for index in 0..self.0.len() {
            let start = self.0[index].span.start;
            while open.last().is_some_and(|last| self.0[*last].span.end <= start) {
                open.pop();
            }
            self.0[index].parent = open.last().copied();
            open.push(index);
        }
    }

    /// The stretches around a span, from the inside out.
    pub(crate) fn around(&self, span: &Range<usize>) -> impl Iterator<Item = &Layer> {
        let holds = |layer: &Layer| layer.span.start <= span.start && span.end <= layer.span.end;
        let mut at = self.0.partition_point(|layer| layer.span.start <= span.start).checked_sub(1);
        while let Some(layer) = at.map(|index| &self.0[index]).filter(|layer| !holds(layer)) {
            at = layer.parent;
        }
        std::iter::successors(at, |index| self.0[*index].parent).map(|index| &self.0[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_found_from_the_inside_out() {
        let mut layers = Layers::default();
        for span in [20..30, 0..100, 22..25, 40..50] {
            layers.push(span, LayerKind::Page(None));
        }
        layers.arrange();
        let around = |span: Range<usize>| -> Vec<usize> {
            layers.around(&span).map(|layer| layer.span.start).collect()
        };
        assert_eq!(around(23..24), [22, 20, 0]);
        assert_eq!(around(26..26), [20, 0]);
        assert_eq!(around(30..31), [0]);
        assert_eq!(around(60..61), [0]);
        assert!(around(100..101).is_empty());
    }
}
