//! Units: what goes into a memory and what comes out of it.

use jiff::Timestamp;
use persklaar_text::{Half, Language, TaggedText};

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

/// A stable hash of what makes a unit itself: languages, source with its tag sequence, and neighbours. Equal hashes
/// are compared in full afterwards, so a collision costs a comparison and nothing else.
pub(crate) fn identity(new: &NewUnit) -> i64 {
    let mut hash = Fnv::default();
    hash.field(&new.from.to_string());
    hash.field(&new.to.to_string());
    hash.field(&new.source.text());
    for (half, kind) in new.source.tag_sequence() {
        hash.field(match half {
            Half::Open => "<",
            Half::Close => "</",
            Half::Single => "<>",
        });
        hash.field(kind.name());
    }
    for neighbour in [&new.previous, &new.next] {
        hash.field(if neighbour.is_some() { "1" } else { "0" });
        hash.field(neighbour.as_deref().unwrap_or_default());
    }
    hash.0.cast_signed()
}

/// FNV-1a, 64 bits: the same in every version of the program, as what is stored must be.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn field(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
