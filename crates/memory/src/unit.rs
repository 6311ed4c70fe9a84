//! Units: what goes into a memory and what comes out of it.

use jiff::Timestamp;
use persklaar_text::{Half, Language, Piece, TaggedText};

/// Where a unit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Confirmed by a person in the editor.
    Typed,
    /// Read from a file.
    Imported,
    /// Made by pairing an existing translation with its source.
    Aligned,
}

impl Origin {
    /// The word that files and the wire use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Imported => "imported",
            Self::Aligned => "aligned",
        }
    }

    /// The origin with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Typed, Self::Imported, Self::Aligned].into_iter().find(|origin| origin.name() == name)
    }
}

/// A unit that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// Source language.
    pub from: Language,
    /// Target language.
    pub to: Language,
    /// What was translated.
    pub source: TaggedText,
    /// Its translation.
    pub target: TaggedText,
    /// The source before it, without tags.
    pub previous: Option<String>,
    /// The source after it, without tags.
    pub next: Option<String>,
    /// The document it stands in: a title or a file's name, never a path.
    pub document: Option<String>,
    /// Who translated it.
    pub author: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Where it comes from.
    pub origin: Origin,
}

/// A unit as the memory keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Within its memory; never given to another unit.
    pub id: i64,
    /// The same in every copy of the memory.
    pub uuid: String,
    /// From 1, one more with every change.
    pub revision: u32,
    /// Source language.
    pub from: Language,
    /// Target language.
    pub to: Language,
    /// What was translated.
    pub source: TaggedText,
    /// Its translation.
    pub target: TaggedText,
    /// The source before it, without tags.
    pub previous: Option<String>,
    /// The source after it, without tags.
    pub next: Option<String>,
    /// The document it stands in.
    pub document: Option<String>,
    /// Who changed it last.
    pub author: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was changed last.
    pub changed: Timestamp,
    /// How often it was confirmed again after it was made.
    pub used: u32,
    /// Where it comes from.
    pub origin: Origin,
}

impl Unit {
    /// Whether `new` is the same unit, whatever its target.
    pub(crate) fn has_identity_of(&self, new: &NewUnit) -> bool {
        self.from == new.from
            && self.to == new.to
            && self.previous == new.previous
            && self.next == new.next
            && self.source.is_same_as(&new.source)
    }

    /// Whether both translate the same text between the same languages, whatever its neighbours.
    pub(crate) fn has_source_of(&self, other: &Self) -> bool {
        self.from == other.from && self.to == other.to && self.source.is_same_as(&other.source)
    }

    /// Whether `new` is the same unit with the same target.
    pub(crate) fn is_twin_of(&self, new: &NewUnit) -> bool {
        self.has_identity_of(new) && self.target.is_same_as(&new.target)
    }

    /// A hash of all that a step can change of a unit, so that one can tell whether it still is as it was left; how often
    /// it was used since is left out.
    pub(crate) fn likeness(&self) -> i64 {
        let mut hash = Fnv::default();
        for text in [&self.source, &self.target] {
            hash.field(&text.written());
            hash.field(&text.kinds());
        }
        for told in [&self.document, &self.author] {
            hash.field(if told.is_some() { "1" } else { "0" });
            hash.field(told.as_deref().unwrap_or_default());
        }
        hash.field(&self.changed.as_microsecond().to_string());
        hash.field(self.origin.name());
        hash.value()
    }

    /// The unit turned round, for a job in the other direction. Its neighbours are in the wrong language then.
    pub(crate) fn reversed(self) -> Self {
        Self {
            from: self.to,
            to: self.from,
            source: self.target,
            target: self.source,
            previous: None,
            next: None,
            ..self
        }
    }
}

/// What [`crate::Memory::put`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Put {
    /// The unit that now holds the text.
    pub unit: i64,
    /// What became of it.
    pub change: Change,
}

/// How a unit was changed by a put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Inserted,
    /// It was there with another target.
    Updated,
    /// It was there already.
    Unchanged,
}

impl Change {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Inserted => "inserted",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Inserted, Self::Updated, Self::Unchanged].into_iter().find(|change| change.name() == name)
    }
}

/// Stable hashes by which the tables find units. Equal hashes are compared in full where a wrong answer would matter,
/// so a collision costs a comparison and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Keys {
    /// Of the languages and the source with its tag sequence: units with this in common translate the same text.
    pub(crate) source: i64,
    /// Of these and the neighbours: what makes a unit itself.
    pub(crate) identity: i64,
    /// Of the target with its tag sequence.
    pub(crate) target: i64,
}

impl Keys {
    pub(crate) fn of(new: &NewUnit) -> Self {
        Self::made((&new.from, &new.to), (&new.source, &new.target), [&new.previous, &new.next])
    }

    pub(crate) fn of_unit(unit: &Unit) -> Self {
        Self::made((&unit.from, &unit.to), (&unit.source, &unit.target), [&unit.previous, &unit.next])
    }

    fn made(
        languages: (&Language, &Language),
        texts: (&TaggedText, &TaggedText),
        neighbours: [&Option<String>; 2],
    ) -> Self {
        let mut hash = Fnv::default();
        hash.field(&languages.0.to_string());
        hash.field(&languages.1.to_string());
        hash.tagged(texts.0);
        let source = hash.value();
        for neighbour in neighbours {
            hash.field(if neighbour.is_some() { "1" } else { "0" });
            hash.field(neighbour.as_deref().unwrap_or_default());
        }
        let mut target = Fnv::default();
        target.tagged(texts.1);
        Self { source, identity: hash.value(), target: target.value() }
    }
}

/// A stable hash of some texts in order.
pub(crate) fn stable_hash(fields: &[&str]) -> u64 {
    let mut hash = Fnv::default();
    fields.iter().for_each(|field| hash.field(field));
    hash.0
}

/// FNV-1a, 64 bits: the same in every version of the program, as what is stored must be.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn value(&self) -> i64 {
        self.0.cast_signed()
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn field(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }

    /// The text without its tags, then the sequence of the tags.
    fn tagged(&mut self, text: &TaggedText) {
        for piece in text.pieces() {
            if let Piece::Text(run) = piece {
                self.bytes(run.as_bytes());
            }
        }
        self.bytes(&[0xff]);
        for tag in text.tags() {
            self.field(match tag.half {
                Half::Open => "<",
                Half::Close => "</",
                Half::Single => "<>",
            });
            self.field(tag.kind.name());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str, target: &str, previous: Option<&str>) -> Keys {
        let text = |written: &str| TaggedText::parse_with_kinds(written, "1:link 4:link 2:bold").unwrap();
        let languages: (Language, Language) = ("nl".parse().unwrap(), "en-GB".parse().unwrap());
        Keys::made(
            (&languages.0, &languages.1),
            (&text(source), &text(target)),
            [&previous.map(str::to_owned), &None],
        )
    }

    /// They are in files, so no version of the program may make others.
    #[test]
    fn keys_stay_what_they_were() {
        let found = keys("een <1>huis</1>", "a house", Some("Dag."));
        let expected = Keys {
            source: -6_322_486_800_350_227_155,
            identity: 8_488_064_872_174_532_810,
            target: 7_777_373_898_140_805_189,
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn keys_tell_apart_what_differs() {
        let one = keys("een <1>huis</1>", "x", None);
        let check = |other: Keys, same: [bool; 3]| {
            let found =
                [one.source == other.source, one.identity == other.identity, one.target == other.target];
            assert_eq!(found, same);
        };
        check(keys("een <4>huis</4>", "x", None), [true, true, true]);
        check(keys("een <2>huis</2>", "x", None), [false, false, true]);
        check(keys("een huis", "x", None), [false, false, true]);
        check(keys("een <1>huis</1>", "y", None), [true, true, false]);
        check(keys("een <1>huis</1>", "x", Some("")), [true, false, true]);
    }
}
