//! From the text of a pattern to its tree.

use super::class::class;
use super::escape::{Escape, Source, escape, line_ends};
use super::{Around, Node, Place, Refusal, Sets, set_of};
use regex_syntax::hir::ClassUnicode;

/// Groups may stand in one another this deep.
const DEEPEST: usize = 50;
/// No part of a rule is repeated a counted number of times larger than this.
const MOST_TIMES: u32 = 1000;

/// What `(?...)` switches on and off.
#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    folds: bool,
    is_lined: bool,
    dot_is_all: bool,
    has_comments: bool,
}

struct Parser<'p, 's> {
    source: Source<'p>,
    sets: &'s mut Sets,
    flags: Flags,
    depth: usize,
}

/// Reads a pattern; `folds` says that capitals and small letters are the same from the start.
pub(in crate::segmentation) fn parse(pattern: &str, folds: bool, sets: &mut Sets) -> Result<Node, Refusal> {
    let flags = Flags { folds, ..Flags::default() };
    let mut parser = Parser { source: pattern.chars().peekable(), sets, flags, depth: 0 };
    let node = parser.either()?;
    match parser.source.next() {
        None => Ok(node),
        Some(_) => Err("a closing parenthesis too many".to_owned()),
    }
}

impl Parser<'_, '_> {
    /// Alternatives up to the end of the group.
    fn either(&mut self) -> Result<Node, Refusal> {
        let before = self.flags;
        let mut ways = vec![self.row()?];
        while self.source.next_if_eq(&'|').is_some() {
            ways.push(self.row()?);
        }
        self.flags = before;
        Ok(match ways.len() {
            1 => ways.remove(0),
            _ => Node::Either(ways),
        })
    }

    fn row(&mut self) -> Result<Node, Refusal> {
        let mut row = Vec::new();
        while let Some(char) = self.source.next_if(|char| !"|)".contains(*char)) {
            let nodes = self.atom(char)?;
            if nodes.is_empty() {
                continue;
            }
            let single = if nodes.len() == 1 { nodes } else { self.all_but_last(nodes, &mut row) };
            for node in single {
                row.push(self.times(node)?);
            }
        }
        Ok(Node::row(row))
    }

    /// A quantifier after quoted text belongs to its last character.
    fn all_but_last(&mut self, mut nodes: Vec<Node>, row: &mut Vec<Node>) -> Vec<Node> {
        let last = nodes.split_off(nodes.len() - 1);
        row.append(&mut nodes);
        last
    }

    /// One node, or several for quoted text, or none for what only switches something.
    fn atom(&mut self, char: char) -> Result<Vec<Node>, Refusal> {
        let one = match char {
            '\\' => return self.escaped(),
            '(' => return Ok(self.group()?.into_iter().collect()),
            '[' => {
                let set = class(&mut self.source, self.flags.folds, self.sets)?;
                self.set(set)
            }
            '.' => self.dot(),
            '^' if self.flags.is_lined => Node::Place(Place::LineStart),
            '^' => Node::Place(Place::TextStart),
            '$' if self.flags.is_lined => Node::Place(Place::LineEnd),
            '$' => self.near_end(),
            '*' | '+' | '?' => return Err(format!("'{char}' with nothing before it")),
            '#' if self.flags.has_comments => {
                while self.source.next_if(|char| *char != '\n').is_some() {}
                return Ok(Vec::new());
            }
            space if self.flags.has_comments && space.is_whitespace() => return Ok(Vec::new()),
            itself => self.literal(itself)?,
        };
        Ok(vec![one])
    }

    fn escaped(&mut self) -> Result<Vec<Node>, Refusal> {
        let one = match escape(&mut self.source, self.sets)? {
            Escape::Char(char) => self.literal(char)?,
            Escape::Set(set) => {
                self.sets.note(&set)?;
                self.set(set)
            }
            Escape::Place(place) => Node::Place(place),
            Escape::NearEnd => self.near_end(),
            Escape::LineEnding => self.line_ending(),
            Escape::Quoted => return self.quoted(),
            Escape::Nothing => return Ok(Vec::new()),
        };
        Ok(vec![one])
    }

    fn quoted(&mut self) -> Result<Vec<Node>, Refusal> {
        let mut nodes = Vec::new();
        while let Some(char) = self.source.next() {
            if char == '\\' && self.source.next_if_eq(&'E').is_some() {
                break;
            }
            nodes.push(self.literal(char)?);
        }
        Ok(nodes)
    }

    fn group(&mut self) -> Result<Option<Node>, Refusal> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("groups too deep in one another".to_owned());
        }
        let node =
            if self.source.next_if_eq(&'?').is_some() { self.special()? } else { Some(self.inside()?) };
        self.depth -= 1;
        Ok(node)
    }

    /// Up to and with the closing parenthesis.
    fn inside(&mut self) -> Result<Node, Refusal> {
        let node = self.either()?;
        self.source.next_if_eq(&')').ok_or("a group without its closing parenthesis")?;
        Ok(node)
    }

    /// Reads on after `(?`.
    fn special(&mut self) -> Result<Option<Node>, Refusal> {
        match self.source.peek().copied() {
            Some(':') => self.skip().inside().map(Some),
            Some('>') => Ok(Some(Node::Atomic(Box::new(self.skip().inside()?)))),
            Some('=') => self.skip().around(true, false),
            Some('!') => self.skip().around(true, true),
            Some('#') => {
                self.source.by_ref().take_while(|char| *char != ')').for_each(drop);
                Ok(None)
            }
            Some('<') => self.skip().behind_or_named(),
            Some('P') => {
                self.skip().source.next_if_eq(&'<').ok_or("a kind of group that is not known here")?;
                self.named()
            }
            _ => self.switches(),
        }
    }

    fn skip(&mut self) -> &mut Self {
        self.source.next();
        self
    }

    fn behind_or_named(&mut self) -> Result<Option<Node>, Refusal> {
        match self.source.peek() {
            Some('=') => self.skip().around(false, false),
            Some('!') => self.skip().around(false, true),
            _ => self.named(),
        }
    }

    fn named(&mut self) -> Result<Option<Node>, Refusal> {
        while self.source.next_if(|char| char.is_alphanumeric() || *char == '_').is_some() {}
        self.source.next_if_eq(&'>').ok_or("a group with a name that is none")?;
        self.inside().map(Some)
    }

    fn around(&mut self, is_ahead: bool, is_denied: bool) -> Result<Option<Node>, Refusal> {
        let node = self.inside()?;
        Ok(Some(Node::Around(Box::new(Around { node, is_ahead, is_denied }))))
    }

    /// `(?i)` switches for the rest of its group, `(?i:...)` for its own.
    fn switches(&mut self) -> Result<Option<Node>, Refusal> {
        let before = self.flags;
        let mut on = true;
        loop {
            match self.source.next() {
                Some('-') => on = false,
                Some('i') => self.flags.folds = on,
                Some('m') => self.flags.is_lined = on,
                Some('s') => self.flags.dot_is_all = on,
                Some('x') => self.flags.has_comments = on,
                // How Unicode is read in Java, and which line ends count: here it is always as with them.
                Some('u' | 'U' | 'd') => {}
                Some(')') => return Ok(None),
                Some(':') => {
                    let node = self.inside()?;
                    self.flags = before;
                    return Ok(Some(node));
                }
                Some(other) => return Err(format!("the switch '(?{other}', which is not known here")),
                None => return Err("a group without its closing parenthesis".to_owned()),
            }
        }
    }

    /// What may follow a node and say how often it comes.
    fn times(&mut self, mut node: Node) -> Result<Node, Refusal> {
        // A quantifier on a quantified part is rare; a tower of them only serves to hurt.
        for _ in 0..3 {
            let Some((min, max)) = self.quantifier()? else { return Ok(node) };
            if min > MOST_TIMES || max.is_some_and(|max| max > MOST_TIMES || max < min) {
                return Err(format!("a part that comes more than {MOST_TIMES} times, or less than none"));
            }
            node = Node::repeated(node, min, max);
            if self.source.next_if_eq(&'?').is_none() && self.source.next_if_eq(&'+').is_some() {
                node = Node::Atomic(Box::new(node));
            }
        }
        Err("repetitions too deep in one another".to_owned())
    }

    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>, Refusal> {
        let char = self.source.next_if(|char| "*+?{".contains(*char));
        Ok(match char {
            Some('*') => Some((0, None)),
            Some('+') => Some((1, None)),
            Some('?') => Some((0, Some(1))),
            Some(_) => Some(self.counts()?),
            None => None,
        })
    }

    /// Reads on after `{`.
    fn counts(&mut self) -> Result<(u32, Option<u32>), Refusal> {
        let inside: String = self.source.by_ref().take_while(|char| *char != '}').take(20).collect();
        let number =
            |text: &str| text.trim().parse::<u32>().map_err(|_| format!("'{{{inside}}}', which is no count"));
        match inside.split_once(',') {
            None => number(&inside).map(|count| (count, Some(count))),
            Some((min, max)) if max.trim().is_empty() => Ok((number(min)?, None)),
            Some((min, max)) => Ok((number(min)?, Some(number(max)?))),
        }
    }

    fn set(&mut self, set: ClassUnicode) -> Node {
        Node::Set(self.sets.add(set))
    }

    fn literal(&mut self, char: char) -> Result<Node, Refusal> {
        let mut set = set_of(&[(char, char)]);
        if self.flags.folds {
            set = self.sets.folded(set)?;
        }
        Ok(self.set(set))
    }

    fn dot(&mut self) -> Node {
        if self.flags.dot_is_all {
            return Node::Set(self.sets.any());
        }
        let mut set = line_ends();
        set.negate();
        self.set(set)
    }

    /// The end of the text, or before a last line end.
    fn near_end(&mut self) -> Node {
        let line_ending = self.line_ending();
        Node::Concat(vec![Node::repeated(line_ending, 0, Some(1)), Node::Place(Place::TextEnd)])
    }

    fn line_ending(&mut self) -> Node {
        let (one, two) = (self.set(set_of(&[('\r', '\r')])), self.set(set_of(&[('\n', '\n')])));
        Node::Either(vec![self.set(line_ends()), Node::Concat(vec![one, two])])
    }
}
