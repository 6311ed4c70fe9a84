//! A stretch that is a unit of its own, a heading or a name: its target is the translation.

use super::{Fragment, FragmentQuery, Stretch, Translation, cut, span};
use crate::error::MemoryError;
use crate::lookup::Query;
use crate::memory::Memory;
use crate::search::words::words;
use crate::unit::Unit;
use persklaar_text::TaggedText;

/// So many units are looked at.
const LIMIT: usize = 5;
/// Below 96 other words differ, and three points are the most that languages take off.
const LEAST: u8 = 93;

/// The fragment of a stretch that is a whole unit, by the best of these.
pub(super) fn fragment(
    memory: &Memory,
    query: &FragmentQuery<'_>,
    stretch: &Stretch,
) -> Result<Option<Fragment>, MemoryError> {
    let text = TaggedText::plain(&cut(query.text, stretch.span()));
    let asked = Query {
        source: &text,
        previous: None,
        next: None,
        from: query.from,
        to: query.to,
        min: LEAST,
        limit: LIMIT,
        exhaustive: false,
    };
    let found = match memory.lookup_unless(&asked, query.enough) {
        Err(MemoryError::Cancelled) => return Ok(None),
        found => found?,
    };
    Ok(found.into_iter().find_map(|found| of_unit(found.unit, stretch)))
}

/// Nothing where the unit has other words, such as another number.
fn of_unit(unit: Unit, stretch: &Stretch) -> Option<Fragment> {
    let (source, target) = (unit.source.text(), unit.target.text());
    let (near, far) = (words(&source), words(&target));
    let same = near.iter().map(|word| &word.text).eq(stretch.words.iter().map(|word| &word.text));
    if !same || far.is_empty() {
        return None;
    }
    // The unit's own full stop does not belong into the middle of a sentence.
    let far_span = span(&far);
    let translation = Translation { text: cut(&target, far_span), span: far_span, units: None };
    let fragment = Fragment {
        span: stretch.span(),
        worth: stretch.worth,
        source_span: span(&near),
        unit,
        translation: Some(translation),
    };
    Some(fragment)
}
