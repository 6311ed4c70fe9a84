//! One `<trans-unit>`: its text whole, or in segments that source and target mark with the same id.

use super::codes::first;
use super::file::{File, language};
use super::neighbours::Neighbours;
use super::sdl::Definitions;
use super::{About, Pair, Within, space};
use crate::import::ImportError;
use crate::import::inline::Item;
use crate::import::segment::{self, Space, Text};
use crate::import::sink::Sink;
use crate::import::xml::{Xml, attribute};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::Read;

#[derive(Default)]
struct TransUnit {
    source: Option<Text>,
    segmented: Option<Text>,
    target: Option<Text>,
    source_language: Option<String>,
    target_language: Option<String>,
    definitions: Definitions,
    about: About,
}

/// Reads up to `</trans-unit>` and gives its segments to the sink.
pub(super) fn read<R: Read>(
    xml: &mut Xml<R>,
    start: &BytesStart<'_>,
    within: Within,
    file: &File,
    neighbours: &mut Neighbours,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let line = xml.line();
    let mut unit = trans_unit(xml, start, within.space)?;
    sink.step(xml.bytes_read())?;
    let file = file.or(unit.source_language.clone(), unit.target_language.clone());
    for text in [&mut unit.source, &mut unit.segmented, &mut unit.target].into_iter().flatten() {
        file.tags.apply(text);
    }
    for pair in pairs(unit, within.is_offered) {
        neighbours.take(pair, &file, sink, line)?;
    }
    Ok(())
}

fn trans_unit<R: Read>(
    xml: &mut Xml<R>,
    start: &BytesStart<'_>,
    within: Space,
) -> Result<TransUnit, ImportError> {
    let mut unit = TransUnit { about: memoq(start), ..TransUnit::default() };
    let mut buffer = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(child) => {
                let space = space(&child, within);
                match child.local_name().as_ref() {
                    "source" => {
                        unit.source_language = language(&child, "xml:lang");
                        unit.source = Some(segment::read(xml, first, space)?);
                    }
                    "seg-source" => unit.segmented = Some(segment::read(xml, first, space)?),
                    "target" => {
                        unit.target_language = language(&child, "xml:lang");
                        unit.target = Some(segment::read(xml, first, space)?);
                    }
                    "seg-defs" => unit.definitions = Definitions::read(xml)?,
                    _ => xml.skip_element()?,
                }
            }
            Event::End(_) => return Ok(unit),
            _ => {}
        }
    }
}

/// Who translated it last and when, as memoQ writes it.
fn memoq(start: &BytesStart<'_>) -> About {
    let changed = attribute(start, &["mq:lastchangedtimestamp"]).and_then(|time| time.trim().parse().ok());
    let author = attribute(start, &["mq:lastchanginguser", "mq:translatorcommitusername"]);
    About { author: author.filter(|author| !author.trim().is_empty()), changed, ..About::default() }
}

/// The segments of a unit; where one side is not cut, all of it is one.
fn pairs(unit: TransUnit, is_offered: bool) -> Vec<Pair> {
    let TransUnit { source, segmented, target, definitions, about, .. } = unit;
    let source =
        segmented.filter(|segmented| segmented.as_ref().is_ok_and(|items| !items.is_empty())).or(source);
    let cut = |text: &Option<Text>| match text {
        Some(Ok(items)) => segments(items),
        _ => Vec::new(),
    };
    let (sources, targets) = (cut(&source), cut(&target));
    if sources.is_empty()
        || targets.is_empty() && target.as_ref().is_some_and(|target| !super::is_blank(target))
    {
        let about = definitions.only().unwrap_or(about);
        return vec![Pair { source, target, about, is_offered }];
    }
    paired(sources, targets, &definitions, &about, is_offered)
}

type Segments = Vec<(String, Vec<Item>)>;

/// By id: those of the source, and what the target has beside.
fn paired(
    sources: Segments,
    targets: Segments,
    definitions: &Definitions,
    about: &About,
    is_offered: bool,
) -> Vec<Pair> {
    let mut targets: HashMap<String, Vec<Item>> = targets.into_iter().collect();
    let pair = |(id, source): (String, Vec<Item>)| {
        let target = targets.remove(&id).map(Ok);
        let about = definitions.about(&id).unwrap_or_else(|| about.clone());
        Pair { source: Some(Ok(source)), target, about, is_offered }
    };
    let mut pairs: Vec<Pair> = sources.into_iter().map(pair).collect();
    let alone = targets.into_values().map(Ok).filter(|target| !super::is_blank(target));
    let alone =
        alone.map(|target| Pair { source: None, target: Some(target), about: About::default(), is_offered });
    pairs.extend(alone);
    pairs
}

/// The marked parts of a text. An id that comes twice is one part; a mark inside a mark belongs to the outer one.
fn segments(items: &[Item]) -> Segments {
    let (mut found, mut places) = (Segments::new(), HashMap::new());
    let (mut depth, mut at) = (0, 0);
    for item in items {
        match item {
            Item::Begin(id) if depth == 0 => {
                depth = 1;
                at = *places.entry(id).or_insert(found.len());
                if at == found.len() {
                    found.push((id.clone(), Vec::new()));
                }
            }
            Item::Begin(_) => depth += 1,
            Item::End => depth -= 1,
            item if depth > 0 => found[at].1.push(item.clone()),
            _ => {}
        }
    }
    found
}
