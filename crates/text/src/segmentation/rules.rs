//! Reading rule files and lists of abbreviations.
//!
//! A rule file has a line a rule: `break` or `keep`, the pattern that ends at the place, and the pattern that begins
//! there, parted by white space (`*` for anything); `let NAME PATTERN` names a pattern that `%NAME%` stands for.
//! An abbreviation file has entries parted by white space under `[section]` lines; a section is such a name too.
//! `#` at the start of a line is a comment in both.

use super::pattern::{Refusal, Sets, Side, parse, sides};
use std::collections::HashMap;

/// How many single characters a pattern may be when its counted parts are written out.
pub(super) const MOST_WEIGHT: usize = 20_000;

/// What a rule decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A new sentence begins.
    Break,
    /// The sentence goes on.
    Keep,
}

/// One rule in the shape of SRX: the first whose sides both fit at a place decides there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) verdict: Verdict,
    pub(super) before: Side,
    pub(super) after: Side,
}

/// Makes a rule of two patterns; several, one after the other, where its alternatives must be parted.
pub(super) fn rules_of(
    verdict: Verdict,
    before: &str,
    after: &str,
    sets: &mut Sets,
) -> Result<Vec<Rule>, Refusal> {
    let before = parse(before, false, sets).map_err(|why| format!("before the break it has {why}"))?;
    let after = parse(after, false, sets).map_err(|why| format!("after the break it has {why}"))?;
    if before.weight().max(after.weight()) > MOST_WEIGHT {
        return Err("it is too large".to_owned());
    }
    let pairs = sides(before, after, sets).map_err(|why| format!("it has {why}"))?;
    Ok(pairs.into_iter().map(|(before, after)| Rule { verdict, before, after }).collect())
}

/// A line that is no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub(super) struct RuleError {
    line: usize,
    problem: String,
}

/// Rules and names as they are read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    names: HashMap<String, String>,
    rules: Vec<Line>,
}

/// A rule as it is written.
#[derive(Debug)]
struct Line {
    line: usize,
    verdict: Verdict,
    before: String,
    after: String,
}

impl Sheet {
    /// Reads rules and names; a name that is used must have been given before.
    pub(super) fn read(&mut self, file: &str) -> Result<(), RuleError> {
        for (line, words) in lines(file) {
            self.read_line(line, &words).map_err(|problem| RuleError { line, problem })?;
        }
        Ok(())
    }

    /// Reads only the names of a file, for rules that come before its own.
    pub(super) fn define_general(&mut self, file: &str) -> Result<(), RuleError> {
        for (line, words) in lines(file).filter(|(_, words)| words.first() == Some(&"let")) {
            self.read_line(line, &words).map_err(|problem| RuleError { line, problem })?;
        }
        Ok(())
    }

    /// Each section of an abbreviation file becomes a name for any one of its entries.
    pub(super) fn define_lists(&mut self, file: &str) {
        let mut section = "";
        let mut entries: Vec<String> = Vec::new();
        for (_, words) in lines(file) {
            let name = words[0].strip_prefix('[').and_then(|name| name.strip_suffix(']'));
            if let Some(name) = name {
                self.define_list(section, &entries);
                section = name;
                entries.clear();
            } else {
                entries.extend(words.iter().map(|word| entry_pattern(word)));
            }
        }
        self.define_list(section, &entries);
    }

    /// The rules, and the sets of characters that they speak of.
    pub(super) fn into_rules(self) -> Result<(Vec<Rule>, Sets), RuleError> {
        let (mut rules, mut sets) = (Vec::new(), Sets::default());
        for Line { line, verdict, before, after } in self.rules {
            let made = rules_of(verdict, &before, &after, &mut sets);
            rules.append(&mut made.map_err(|problem| RuleError { line, problem })?);
        }
        Ok((rules, sets))
    }

    fn define_list(&mut self, section: &str, entries: &[String]) {
        if !entries.is_empty() {
            self.names.insert(section.to_owned(), format!("(?:{})", entries.join("|")));
        }
    }

    fn read_line(&mut self, line: usize, words: &[&str]) -> Result<(), String> {
        match words {
            ["let", name, pattern] => {
                let pattern = format!("(?:{})", self.expanded(pattern)?);
                self.names.insert((*name).to_owned(), pattern);
            }
            ["break", before, after] => self.push(line, Verdict::Break, before, after)?,
            ["keep", before, after] => self.push(line, Verdict::Keep, before, after)?,
            _ => {
                return Err(
                    "expected 'break BEFORE AFTER', 'keep BEFORE AFTER' or 'let NAME PATTERN'".to_owned()
                );
            }
        }
        Ok(())
    }

    fn push(&mut self, line: usize, verdict: Verdict, before: &str, after: &str) -> Result<(), String> {
        let side = |pattern: &str| if pattern == "*" { Ok(String::new()) } else { self.expanded(pattern) };
        let line = Line { line, verdict, before: side(before)?, after: side(after)? };
        self.rules.push(line);
        Ok(())
    }

    /// The pattern with its names replaced.
    fn expanded(&self, pattern: &str) -> Result<String, String> {
        let mut out = String::new();
        for (at, part) in pattern.split('%').enumerate() {
            if at % 2 == 0 {
                out.push_str(part);
            } else {
                out.push_str(self.names.get(part).ok_or_else(|| format!("'{part}' has no pattern"))?);
            }
        }
        Ok(out)
    }
}

/// Lines that say something, counted from 1, as words.
fn lines(file: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    file.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
        .map(|(at, line)| (at + 1, line.split_whitespace().collect::<Vec<_>>()))
        .filter(|(_, words)| !words.is_empty())
}

/// An abbreviation is written without its last stop. A stop inside it may have a space after it, and a small first
/// letter may be a capital, as at the start of a sentence; no other letter may, or `VS` would be `vs`.
fn entry_pattern(entry: &str) -> String {
    let mut out = String::new();
    for (at, char) in entry.chars().enumerate() {
        match char {
            '.' => out.push_str(r"\.\s?"),
            small if at == 0 && small.is_lowercase() => {
                out.push_str(&format!("[{small}{}]", small.to_uppercase()));
            }
            letter if letter.is_alphanumeric() => out.push(letter),
            other => out.extend(['\\', other]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lists_and_rules_are_read() {
        let mut sheet = Sheet::default();
        sheet.define_lists("# own\n[title]\ndr prof\n[other]\nd.w.z\n");
        sheet.read("let up [A-Z]\nkeep %title%\\. *\nbreak [.!] \\s+%up%\nkeep %other% *").unwrap();
        let check = |at: usize, before: &str, after: &str| {
            let rule = &sheet.rules[at];
            assert_eq!((rule.before.as_str(), rule.after.as_str()), (before, after));
        };
        check(0, "(?:[dD]r|[pP]rof)\\.", "");
        check(1, "[.!]", "\\s+(?:[A-Z])");
        check(2, "(?:[dD]\\.\\s?w\\.\\s?z)", "");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let check = |file: &str, line| assert_eq!(Sheet::default().read(file).unwrap_err().line, line);
        check("# a\nbrake . .", 2);
        check("break %nothing% .", 1);
        check("break .", 1);
        let mut sheet = Sheet::default();
        sheet.read("keep a b\nkeep (a *").unwrap();
        assert_eq!(sheet.into_rules().unwrap_err().line, 2);
    }
}
