//! The characters of a text as the rules tell them apart.
//!
//! Characters that no set of a rule set parts are one letter, and a letter is written in one byte, rare ones in two.
//! So automata stay small whatever Unicode puts into a set, and because the letters of words are written in bytes of
//! ASCII words and all others in other bytes, an automaton that knows word edges in ASCII only knows them all.

use super::pattern::{Node, Place, SetId, Sets, set_of};
use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, ClassUnicode, Hir, Look, Repetition};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Below this a character's letter is looked up directly: all scripts that UTF-8 writes in two bytes.
const DIRECT: usize = 0x800;

/// The bytes of a letter.
#[derive(Debug, Clone, Copy, Default)]
struct Code {
    first: u8,
    second: Option<u8>,
}

/// Letters and how they are written.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// Where each stretch of characters begins that have one letter, ascending from 0.
    starts: Vec<u32>,
    /// The letter of each stretch.
    letters: Vec<usize>,
    codes: Vec<Code>,
    direct: Vec<Code>,
    /// The letters of each set.
    sets: Vec<Vec<usize>>,
    /// Each set as a pattern over letters.
    patterns: Vec<Hir>,
}

/// More letters than can be written in two bytes.
#[derive(Debug)]
pub(super) struct TooManyLetters;

impl Alphabet {
    pub(super) fn new(sets: &mut Sets) -> Result<Self, TooManyLetters> {
        let word = super::pattern::word();
        let word = sets.add(word);
        for line_end in ['\n', '\r'] {
            sets.add(set_of(&[(line_end, line_end)]));
        }
        let (starts, letters) = stretches(sets.all());
        let mut alphabet = Self {
            starts,
            letters,
            codes: Vec::new(),
            direct: Vec::new(),
            sets: Vec::new(),
            patterns: Vec::new(),
        };
        alphabet.sets = sets.all().iter().map(|set| alphabet.letters_of(set)).collect();
        alphabet.codes = alphabet.codes(word)?;
        alphabet.direct = (0..DIRECT as u32).map(|char| alphabet.searched(char)).collect();
        alphabet.patterns = alphabet.sets.iter().map(|letters| alphabet.pattern(letters)).collect();
        Ok(alphabet)
    }

    /// The text in letters, and for each byte of it the place in the text.
    pub(super) fn write(&self, text: &str, out: &mut Vec<u8>, places: &mut Vec<usize>) {
        out.clear();
        places.clear();
        out.reserve(text.len() + text.len() / 8);
        places.reserve(text.len() + text.len() / 8);
        for (place, char) in text.char_indices() {
            let code = self.code(char);
            out.push(code.first);
            places.push(place);
            if let Some(second) = code.second {
                out.push(second);
                places.push(INSIDE);
            }
        }
        places.push(text.len());
    }

    /// The pattern over letters.
    pub(super) fn hir(&self, node: &Node) -> Hir {
        match node {
            Node::Set(set) => self.patterns[set.0].clone(),
            Node::Place(place) => Hir::look(look(*place)),
            Node::Concat(row) => Hir::concat(row.iter().map(|node| self.hir(node)).collect()),
            Node::Either(ways) => Hir::alternation(ways.iter().map(|node| self.hir(node)).collect()),
            Node::Repeat(repeat) => Hir::repetition(Repetition {
                min: repeat.min,
                max: repeat.max,
                greedy: true,
                sub: Box::new(self.hir(&repeat.node)),
            }),
            // Rewritten before they come here.
            Node::Around(_) | Node::Atomic(_) => Hir::fail(),
        }
    }

    fn code(&self, char: char) -> Code {
        match self.direct.get(char as usize) {
            Some(code) => *code,
            None => self.searched(char as u32),
        }
    }

    fn searched(&self, char: u32) -> Code {
        let stretch = self.starts.partition_point(|start| *start <= char) - 1;
        self.codes[self.letters[stretch]]
    }

    fn letters_of(&self, set: &ClassUnicode) -> Vec<usize> {
        let mut letters: Vec<usize> = set
            .ranges()
            .iter()
            .flat_map(|range| {
                let from = self.starts.partition_point(|start| *start < range.start() as u32);
                let to = self.starts.partition_point(|start| *start <= range.end() as u32);
                self.letters[from..to].iter().copied()
            })
            .collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    /// Gives every letter its bytes; small ASCII letters first, for they are the most frequent.
    fn codes(&self, word: SetId) -> Result<Vec<Code>, TooManyLetters> {
        let is_small = |start: u32| (u32::from(b'a')..=u32::from(b'z')).contains(&start);
        let small: HashSet<usize> = self
            .starts
            .iter()
            .zip(&self.letters)
            .filter(|(start, _)| is_small(**start))
            .map(|(_, letter)| *letter)
            .collect();
        let count = self.letters.iter().max().map_or(0, |last| last + 1);
        let (mut frequent, others): (Vec<usize>, Vec<usize>) =
            (0..count).partition(|letter| small.contains(letter));
        frequent.extend(others);
        let in_words = &self.sets[word.0];
        let lines = [self.letter('\n'), self.letter('\r')];
        let (words, others): (Vec<usize>, Vec<usize>) =
            frequent.into_iter().partition(|letter| in_words.binary_search(letter).is_ok());
        let others: Vec<usize> = others.into_iter().filter(|letter| !lines.contains(letter)).collect();
        let mut codes = vec![Code::default(); count];
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        distribute(&words, &(0..=255).filter(|byte| is_word(*byte)).collect::<Vec<_>>(), &mut codes)?;
        let free = |byte: u8| !is_word(byte) && byte != b'\n' && byte != b'\r';
        distribute(&others, &(0..=255).filter(|byte| free(*byte)).collect::<Vec<_>>(), &mut codes)?;
        for (letter, byte) in lines.into_iter().zip([b'\n', b'\r']) {
            codes[letter] = Code { first: byte, second: None };
        }
        Ok(codes)
    }

    fn letter(&self, char: char) -> usize {
        self.letters[self.starts.partition_point(|start| *start <= char as u32) - 1]
    }

    fn pattern(&self, letters: &[usize]) -> Hir {
        let mut singles = ClassBytes::empty();
        let mut pairs: BTreeMap<u8, ClassBytes> = BTreeMap::new();
        for letter in letters {
            let code = self.codes[*letter];
            let (class, byte) = match code.second {
                None => (&mut singles, code.first),
                Some(second) => (pairs.entry(code.first).or_insert_with(ClassBytes::empty), second),
            };
            class.push(ClassBytesRange::new(byte, byte));
        }
        let mut ways = vec![Hir::class(Class::Bytes(singles))];
        for (first, seconds) in pairs {
            ways.push(Hir::concat(vec![Hir::literal([first]), Hir::class(Class::Bytes(seconds))]));
        }
        Hir::alternation(ways)
    }
}

/// In the places of a written text: not the first byte of a letter.
pub(super) const INSIDE: usize = usize::MAX;

fn look(place: Place) -> Look {
    match place {
        Place::TextStart => Look::Start,
        Place::TextEnd => Look::End,
        Place::LineStart => Look::StartCRLF,
        Place::LineEnd => Look::EndCRLF,
        Place::WordEdge => Look::WordAscii,
        Place::NoWordEdge => Look::WordAsciiNegate,
    }
}

/// Stretches of characters that belong to the same sets throughout, and a letter for each.
fn stretches(sets: &[ClassUnicode]) -> (Vec<u32>, Vec<usize>) {
    let ranges = || sets.iter().flat_map(ClassUnicode::ranges);
    let mut starts: Vec<u32> =
        ranges().flat_map(|range| [range.start() as u32, range.end() as u32 + 1]).collect();
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let mut letters = vec![0; starts.len()];
    let mut count = 1;
    for set in sets {
        // Whatever was one letter and lies in the set only in part becomes two.
        let mut inside: HashMap<usize, usize> = HashMap::new();
        for range in set.ranges() {
            let from = starts.partition_point(|start| *start < range.start() as u32);
            let to = starts.partition_point(|start| *start <= range.end() as u32);
            for letter in &mut letters[from..to] {
                *letter = *inside.entry(*letter).or_insert_with(|| {
                    count += 1;
                    count - 1
                });
            }
        }
    }
    renumber(&mut letters);
    (starts, letters)
}

/// Numbers without gaps, in the order of first appearance.
fn renumber(letters: &mut [usize]) {
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    for letter in letters {
        let next = numbers.len();
        *letter = *numbers.entry(*letter).or_insert(next);
    }
}

/// One byte each, as far as they go; for the rest two, of which the second never stands alone or first.
fn distribute(letters: &[usize], bytes: &[u8], codes: &mut [Code]) -> Result<(), TooManyLetters> {
    let (firsts, seconds) = split(letters.len(), bytes.len()).ok_or(TooManyLetters)?;
    let (firsts, rest) = bytes.split_at(firsts);
    let (seconds, singles) = rest.split_at(seconds);
    let single = singles.iter().map(|byte| Code { first: *byte, second: None });
    let double = firsts
        .iter()
        .flat_map(|first| seconds.iter().map(|second| Code { first: *first, second: Some(*second) }));
    for (letter, code) in letters.iter().zip(single.chain(double)) {
        codes[*letter] = code;
    }
    Ok(())
}

/// How many bytes must be kept for first and second places so that all letters can be written: as few as will do.
fn split(letters: usize, bytes: usize) -> Option<(usize, usize)> {
    (0..=bytes).find_map(|kept| {
        let (firsts, seconds) = (kept / 2, kept - kept / 2);
        (bytes - kept + firsts * seconds >= letters).then_some((firsts, seconds))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_no_set_parts_are_one_letter() {
        let mut sets = Sets::default();
        sets.add(set_of(&[('a', 'f'), ('é', 'é')]));
        let alphabet = Alphabet::new(&mut sets).unwrap();
        let same = |one: char, other: char| alphabet.letter(one) == alphabet.letter(other);
        assert!(same('a', 'é') && same('x', 'я') && same('.', '…') && same('\n', '\n'));
        assert!(!same('a', 'x') && !same('x', '.') && !same('\n', '\r'));
    }

    #[test]
    fn more_letters_than_bytes_are_written_in_two() {
        let mut sets = Sets::default();
        for char in ('a'..='z').chain('а'..='я').chain('А'..='Я') {
            sets.add(set_of(&[(char, char)]));
        }
        let alphabet = Alphabet::new(&mut sets).unwrap();
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        alphabet.write("aЯ.", &mut bytes, &mut places);
        assert_eq!(places, [0, 1, INSIDE, 3, 4]);
        assert!(bytes[..3].iter().all(u8::is_ascii_alphanumeric) && !bytes[3].is_ascii_alphanumeric());
    }

    #[test]
    fn as_many_letters_as_fit_and_no_more() {
        assert_eq!(split(63, 63), Some((0, 0)));
        assert_eq!(split(992, 63), Some((31, 32)));
        assert_eq!(split(993, 63), None);
    }
}
