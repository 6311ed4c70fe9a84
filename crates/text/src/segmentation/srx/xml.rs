//! The XML of an SRX file, element by element.
//!
//! A document type is passed over and no entity but XML's own five is known; elements of other makers are passed over
//! too, except for the few that would change where a text is cut.

use super::file::{File, WrittenMap, WrittenRule, WrittenSet};
use super::{MOST_OTHERS, MOST_RULES, NotSrx};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::HashSet;

/// Elements may stand in one another this deep.
const DEEPEST: usize = 100;

/// A file being read.
struct Reading<'x> {
    reader: Reader<&'x [u8]>,
    text: &'x str,
    /// Up to where line ends were counted, and how many lines that is.
    counted: usize,
    line: u32,
    depth: usize,
    rules: usize,
    others: usize,
    names: HashSet<String>,
    file: File,
    rule: Option<WrittenRule>,
    /// The text of the element that is open, where it matters, and whether an unknown entity was in it.
    inside: Option<String>,
    has_unknown: bool,
    /// How many `<maprule>` there were: SRX 1.0 has several, for several uses.
    map_rules: usize,
}

/// Reads all of it.
pub(super) fn read(text: &str) -> Result<File, NotSrx> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().expand_empty_elements = true;
    let mut reading = Reading {
        reader,
        text,
        counted: 0,
        line: 1,
        depth: 0,
        rules: 0,
        others: 0,
        names: HashSet::new(),
        file: File::default(),
        rule: None,
        inside: None,
        has_unknown: false,
        map_rules: 0,
    };
    reading.root()?;
    while reading.depth > 0 {
        let event = reading.event()?;
        reading.take(&event)?;
    }
    Ok(reading.file)
}

impl<'x> Reading<'x> {
    /// The first element says what the file is.
    fn root(&mut self) -> Result<(), NotSrx> {
        loop {
            match self.event()? {
                Event::Start(start) if start.local_name().as_ref() == "srx" => {
                    self.depth = 1;
                    return Ok(());
                }
                Event::Start(start) => {
                    return Err(NotSrx::Other(start.local_name().as_ref().chars().take(40).collect()));
                }
                Event::Text(text) if !text.trim().is_empty() => {
                    return Err(self.broken("this is not XML".to_owned()));
                }
                Event::DocType(_) => self.file.problem(self.line, "the document type is not looked at"),
                _ => {}
            }
        }
    }

    fn event(&mut self) -> Result<Event<'x>, NotSrx> {
        self.count_lines();
        match self.reader.read_event() {
            Ok(Event::Eof) => Err(self.broken("the file ends here and is not complete".to_owned())),
            Ok(event) => Ok(event),
            Err(error) => Err(self.broken(error.to_string())),
        }
    }

    fn broken(&self, reason: String) -> NotSrx {
        NotSrx::Broken { line: self.line, reason }
    }

    fn count_lines(&mut self) {
        let place = usize::try_from(self.reader.buffer_position()).unwrap_or(self.counted);
        let passed = self.text.as_bytes().get(self.counted..place).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.counted = place.max(self.counted);
    }

    fn take(&mut self, event: &Event<'_>) -> Result<(), NotSrx> {
        match event {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.broken("elements stand too deep in one another".to_owned()));
                }
                self.start(start)?;
            }
            Event::End(end) => {
                self.depth -= 1;
                self.end(end.local_name().as_ref());
            }
            Event::Text(text) => self.put(&text.xml10_content()),
            Event::CData(text) => self.put(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(reference),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), NotSrx> {
        match start.local_name().as_ref() {
            "header" => self.header(start),
            "formathandle" => self.format_handle(start),
            "options" => self.options(start),
            "languagerule" => {
                self.count(0, 1)?;
                self.rule_set(start);
            }
            "rule" => {
                self.count(1, 0)?;
                self.rule(start);
            }
            "maprule" => self.map_rules += 1,
            "languagemap" => {
                self.count(0, 1)?;
                self.map(start);
            }
            "beforebreak" | "afterbreak" | "rangeRule" => {
                self.inside = Some(String::new());
                self.has_unknown = false;
            }
            _ => {}
        }
        Ok(())
    }

    fn header(&mut self, start: &BytesStart<'_>) {
        self.file.cascades = attribute(start, "cascade").is_some_and(|value| is_yes(&value));
        if attribute(start, "segmentsubflows").is_some_and(|value| !is_yes(&value)) {
            self.file.problem(
                self.line,
                "segmentsubflows=\"no\" is not honoured: texts inside tags, such as alternative texts, are cut too",
            );
        }
    }

    /// Where a tag goes that stands at a break: a closing one to the sentence before it, others to the one after.
    fn format_handle(&mut self, start: &BytesStart<'_>) {
        let kind = attribute(start, "type").unwrap_or_default();
        let is_before = attribute(start, "include").is_some_and(|value| is_yes(&value));
        if is_before != (kind == "end") {
            let problem = format!(
                "the format handle for '{kind}' is not honoured: closing tags stay with the sentence before, others go to the next"
            );
            self.file.problem(self.line, &problem);
        }
    }

    /// Okapi's own.
    fn options(&mut self, start: &BytesStart<'_>) {
        if attribute(start, "useIcu4jBreakRules").is_some_and(|value| is_yes(&value)) {
            self.file.problem(
                self.line,
                "useIcu4jBreakRules is not honoured: only the rules of the file are used",
            );
        }
    }

    fn rule_set(&mut self, start: &BytesStart<'_>) {
        let name = attribute(start, "languagerulename").unwrap_or_default();
        if !self.names.insert(name.clone()) {
            self.file.problem(
                self.line,
                &format!("there are rules named '{name}' before these, which are the ones used"),
            );
        }
        self.file.sets.push(WrittenSet { name, rules: Vec::new() });
    }

    /// Notes one more rule, or one more set of rules or map.
    fn count(&mut self, rules: usize, others: usize) -> Result<(), NotSrx> {
        self.rules += rules;
        self.others += others;
        if self.rules > MOST_RULES || self.others > MOST_OTHERS {
            return Err(NotSrx::TooManyRules { line: self.line });
        }
        Ok(())
    }

    fn rule(&mut self, start: &BytesStart<'_>) {
        let breaks = !attribute(start, "break").is_some_and(|value| value.trim().eq_ignore_ascii_case("no"));
        self.rule =
            Some(WrittenRule { line: self.line, breaks, before: String::new(), after: String::new() });
    }

    fn map(&mut self, start: &BytesStart<'_>) {
        if self.map_rules > 1 {
            self.file.problem(
                self.line,
                "the language map is left out: only those of the first <maprule> are used",
            );
            return;
        }
        let pattern = attribute(start, "languagepattern").unwrap_or_default();
        let name = attribute(start, "languagerulename").unwrap_or_default();
        self.file.maps.push(WrittenMap { line: self.line, pattern, name });
    }

    fn end(&mut self, name: &str) {
        match name {
            "beforebreak" | "afterbreak" => self.side(name == "beforebreak"),
            "rangeRule" => self.range_rule(),
            "rule" => {
                if let (Some(rule), Some(set)) = (self.rule.take(), self.file.sets.last_mut()) {
                    set.rules.push(rule);
                }
            }
            _ => {}
        }
    }

    fn range_rule(&mut self) {
        if self.inside.take().is_some_and(|text| !text.trim().is_empty()) {
            self.file.problem(self.line, "the range rule is not honoured");
        }
    }

    fn side(&mut self, is_before: bool) {
        let text = self.inside.take().unwrap_or_default();
        if self.has_unknown
            && let Some(rule) = self.rule.take()
        {
            self.file.problem(rule.line, "the rule is left out: it has an entity that is not known");
        }
        if let Some(rule) = &mut self.rule {
            let side = if is_before { &mut rule.before } else { &mut rule.after };
            *side = text;
        }
    }

    fn put(&mut self, text: &str) {
        if let Some(inside) = &mut self.inside {
            inside.push_str(text);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name: &str = reference;
        let char = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match char {
            Some(char) => self.put(char.encode_utf8(&mut [0; 4])),
            None => self.has_unknown = true,
        }
    }
}

fn is_yes(value: &str) -> bool {
    value.trim().eq_ignore_ascii_case("yes")
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|found| found.key.local_name().as_ref().eq_ignore_ascii_case(name))?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value.clone());
    Some(value.into_owned())
}
