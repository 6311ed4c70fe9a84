//! Which units serve a query, and what their language costs them.

use super::Query;
use persklaar_text::Language;

/// Which side of a unit is compared with the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Direction {
    /// The source.
    Forward,
    /// The target: the unit was made in the other direction.
    Reversed,
}

/// How a unit's language pair serves a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Service {
    pub(crate) direction: Direction,
    pub(crate) penalty: u8,
}

impl Service {
    /// One for each language that is not the very one asked for, one for the other direction. A pair that serves both
    /// ways, `nl` to `nl-BE`, serves forward.
    pub(crate) fn of(from: &Language, to: &Language, query: &Query<'_>) -> Option<Self> {
        if query.from.serves(from) && query.to.serves(to) {
            let penalty = u8::from(query.from != from) + u8::from(query.to != to);
            return Some(Self { direction: Direction::Forward, penalty });
        }
        if query.from.serves(to) && query.to.serves(from) {
            let penalty = 1 + u8::from(query.from != to) + u8::from(query.to != from);
            return Some(Self { direction: Direction::Reversed, penalty });
        }
        None
    }
}
