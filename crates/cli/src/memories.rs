//! `memory`: import, export, lookup, search, stats over one memory file.

use crate::arguments::{LookupRequest, MemoryRequest, SideArgument};
use crate::output::{Output, complain, json_line, remark};
use jiff::Timestamp;
use persklaar_app::contract::{AppError, ErrorCode, FileReport, ImportReport, SkippedUnit};
use persklaar_app::importing::{Form, export_memory, import_file, pair_of};
use persklaar_app::matching::{Question, diff_view, lookup};
use persklaar_app::{
    Language, Match, Memory, MemoryError, PairStats, Search, Side, TaggedText, Wanted, failure,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

pub(crate) fn run(request: &MemoryRequest, output: &Output) -> Result<(), AppError> {
    match request {
        MemoryRequest::Import { memory, files, from, to } => {
            import(memory, files, from.as_deref(), to.as_deref(), output)
        }
        MemoryRequest::Export { memory, out, from, to } => {
            export(memory, out, from.as_deref(), to.as_deref(), output)
        }
        MemoryRequest::Lookup(request) => look_up(request, output),
        MemoryRequest::Search { memory, side, limit, words } => {
            search(memory, *side, *limit, &words.join(" "), output)
        }
        MemoryRequest::Stats { memory } => stats(memory, output),
    }
}

/// Opens a memory that must be there; reading is enough.
pub(crate) fn open(path: &Path) -> Result<Memory, AppError> {
    Memory::open(path).or_else(|_| Memory::open_read_only(path)).map_err(AppError::from)
}

/// Opens a memory for writing and makes it where it is absent.
pub(crate) fn open_or_create(path: &Path) -> Result<Memory, AppError> {
    if path.exists() {
        return Ok(Memory::open(path)?);
    }
    match Memory::create(path) {
        // Another program was quicker.
        Err(MemoryError::Exists { .. }) => Ok(Memory::open(path)?),
        made => Ok(made?),
    }
}

fn import(
    memory: &Path,
    files: &[PathBuf],
    from: Option<&str>,
    to: Option<&str>,
    output: &Output,
) -> Result<(), AppError> {
    let pair = pair_of(from, to)?;
    // Without a file to read no memory is made.
    if let (Some(missing), false) = (files.first(), files.iter().any(|file| file.exists())) {
        return Err(failure::at_path(&std::io::ErrorKind::NotFound.into(), missing));
    }
    let mut memory = open_or_create(memory)?;
    let (mut report, mut failed) = (ImportReport::default(), Vec::new());
    for file in files {
        let mut go_on = |_| ControlFlow::Continue(());
        match import_file(&mut memory, file, &pair, "", Timestamp::now(), &mut go_on) {
            Ok(read) => report.files.push(read),
            Err(error) if is_of_file(error.code) => failed.push(error),
            Err(error) => {
                failed.push(error);
                break;
            }
        }
    }
    if !report.files.is_empty() {
        output.answer(&report, || report.files.iter().flat_map(report_lines).collect());
    }
    outcome(failed, files.len() - report.files.len(), files.len())
}

/// Another file may be read all the same; a full disk or a memory that is out of reach would refuse it as well.
fn is_of_file(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::ImportFailed
            | ErrorCode::FileMissing
            | ErrorCode::FileUnreadable
            | ErrorCode::PlaceReadOnly
    )
}

/// Tells why files were not imported, and then how many of several.
fn outcome(mut failed: Vec<AppError>, missing: usize, all: usize) -> Result<(), AppError> {
    if all == 1 {
        return failed.pop().map_or(Ok(()), Err);
    }
    failed.iter().for_each(complain);
    if failed.is_empty() {
        return Ok(());
    }
    let message = format!("{missing} of {all} files were not imported.");
    Err(AppError::new(ErrorCode::ImportFailed, message, "Of those nothing is in the memory; the others are."))
}

fn report_lines(report: &FileReport) -> Vec<String> {
    let summary = format!(
        "{}: {} units, {} there already, {} left out",
        report.file,
        report.units,
        report.merged,
        report.skipped.len()
    );
    std::iter::once(summary).chain(reasons(&report.skipped)).collect()
}

/// How many lines are named for one reason; `--json` has them all.
const NAMED: usize = 8;

/// Each reason once, with the lines it goes for.
fn reasons(skipped: &[SkippedUnit]) -> Vec<String> {
    let mut lines: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for skip in skipped {
        lines.entry(&skip.reason).or_default().push(skip.line);
    }
    let mut reasons: Vec<_> = lines.into_iter().collect();
    // Several segments of one unit stand on one line.
    reasons.iter_mut().for_each(|(_, lines)| lines.dedup());
    reasons.sort_by_key(|(_, lines)| lines.first().copied());
    reasons.into_iter().map(|(reason, lines)| format!("  {}: {reason}", named(&lines))).collect()
}

fn named(lines: &[u32]) -> String {
    let first: Vec<String> = lines.iter().take(NAMED).map(ToString::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    match lines.len().saturating_sub(NAMED) {
        0 => format!("{word} {}", first.join(", ")),
        more => format!("{word} {} and {more} more", first.join(", ")),
    }
}

fn export(
    memory: &Path,
    out: &Path,
    from: Option<&str>,
    to: Option<&str>,
    output: &Output,
) -> Result<(), AppError> {
    let memory = open(memory)?;
    refuse_other_file(out)?;
    let language = |tag: Option<&str>| tag.map(str::parse::<Language>).transpose();
    let (from, to) = (language(from)?, language(to)?);
    let wanted = Wanted { from: from.as_ref(), to: to.as_ref() };
    let exported = export_memory(&memory, out, wanted, &mut |_| ControlFlow::Continue(()))?;
    output.answer(&exported, || vec![format!("{}: {} units", exported.path, exported.units)]);
    Ok(())
}

/// There is no `--force` here: an earlier export is written anew, anything else is left alone. An XLSX does not say at
/// its beginning whose it is, and people work in it.
fn refuse_other_file(path: &Path) -> Result<(), AppError> {
    let mut start = Vec::new();
    match std::fs::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut start)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failure::at_path(&error, path)),
        Ok(_) if start.is_empty() || is_export(Form::of(path), &String::from_utf8_lossy(&start)) => {
            return Ok(());
        }
        Ok(_) => {}
    }
    let message = format!("{} is there already and is no earlier export.", path.display());
    Err(AppError::new(ErrorCode::ExportExists, message, "Choose another name.").with("path", path.display()))
}

fn is_export(form: Form, start: &str) -> bool {
    match form {
        Form::Tmx => start.contains("<tmx"),
        Form::Csv => start.starts_with("source,target,source-language,target-language,"),
        Form::Xlsx => false,
    }
}

fn look_up(request: &LookupRequest, output: &Output) -> Result<(), AppError> {
    let memory = open(&request.memory)?;
    let languages: (Language, Language) = (request.from.parse()?, request.to.parse()?);
    let texts = match (&request.queries, &request.text) {
        (Some(file), _) => lines_of(file)?,
        (None, text) => vec![text.clone().unwrap_or_default()],
    };
    // The index is made at the first lookup; that is no part of a lookup's time.
    if let Some(first) = texts.first() {
        answer(&memory, request, &languages, first)?;
    }
    let mut taken = Vec::with_capacity(texts.len());
    for text in &texts {
        let (answer, micros) = answer(&memory, request, &languages, text)?;
        taken.push(micros);
        match request.queries {
            Some(_) => json_line(&answer),
            None => output.answer(&answer, || match_lines(&answer)),
        }
    }
    if request.timing {
        remark(&timing(&mut taken));
    }
    Ok(())
}

fn answer(
    memory: &Memory,
    request: &LookupRequest,
    languages: &(Language, Language),
    text: &str,
) -> Result<(Value, u64), AppError> {
    let question = Question { source: TaggedText::plain(text), previous: None, next: None };
    let start = Instant::now();
    let found = lookup(
        memory,
        &question,
        (&languages.0, &languages.1),
        request.min,
        request.limit,
        request.exhaustive,
    )?;
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    let path = request.memory.display().to_string();
    let matches: Vec<Value> = found.iter().map(|found| match_json(found, text, &path)).collect();
    Ok((json!({ "query": text, "matches": matches, "micros": micros }), micros))
}

fn match_json(found: &Match, query: &str, memory: &str) -> Value {
    let unit = &found.unit;
    json!({
        "score": found.score,
        "penalty": found.penalty,
        "source": unit.source.text(),
        "target": unit.target.text(),
        "source_tagged": unit.source.written(),
        "target_tagged": unit.target.written(),
        "unit": unit.id,
        "memory": memory,
        "diff": diff_view(&unit.source.text(), query),
        "why": found.why.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn match_lines(answer: &Value) -> Vec<String> {
    let text = |found: &Value, name: &str| found[name].as_str().unwrap_or_default().to_owned();
    let line = |found: &Value| {
        format!("{:>3} %  {}\n       {}", found["score"], text(found, "source"), text(found, "target"))
    };
    match answer["matches"].as_array() {
        Some(matches) if !matches.is_empty() => matches.iter().map(line).collect(),
        _ => vec!["no match".to_owned()],
    }
}

fn timing(taken: &mut [u64]) -> String {
    taken.sort_unstable();
    let at = |part: usize| taken.get((taken.len() * part / 100).min(taken.len().saturating_sub(1)));
    let micros = |part| at(part).copied().unwrap_or_default();
    format!("{} lookups, p50 {} us, p95 {} us", taken.len(), micros(50), micros(95))
}

fn lines_of(path: &Path) -> Result<Vec<String>, AppError> {
    let bytes = std::fs::read(path).map_err(|error| failure::at_path(&error, path))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        AppError::new(
            ErrorCode::FileUnreadable,
            format!("{} is not UTF-8.", path.display()),
            "Save the queries as UTF-8, a segment a line.",
        )
    })?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// Writes the words that an import left for later. A memory that can only be read is searched as far as it goes.
fn index_words(memory: &mut Memory) {
    const TOGETHER: u64 = 5_000;
    while memory.index_words(TOGETHER).is_ok_and(|left| left > 0) {}
}

fn search(
    memory: &Path,
    side: SideArgument,
    limit: usize,
    words: &str,
    output: &Output,
) -> Result<(), AppError> {
    let mut memory = open(memory)?;
    index_words(&mut memory);
    let side = match side {
        SideArgument::Source => Side::Source,
        SideArgument::Target => Side::Target,
    };
    let start = Instant::now();
    let hits = memory.search(&Search { words, side, offset: 0, limit })?;
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    let rows: Vec<Value> = hits
        .iter()
        .map(|hit| {
            json!({
                "unit": hit.unit.id,
                "source": hit.unit.source.text(),
                "target": hit.unit.target.text(),
                "spans": hit.spans,
            })
        })
        .collect();
    output.answer(&json!({ "hits": rows, "micros": micros }), || {
        hits.iter().map(|hit| format!("{}\n    {}", hit.unit.source.text(), hit.unit.target.text())).collect()
    });
    Ok(())
}

fn stats(memory: &Path, output: &Output) -> Result<(), AppError> {
    let stats = open(memory)?.stats()?;
    let pairs: Vec<Value> = stats
        .pairs
        .iter()
        .map(|pair| json!({ "from": pair.from.to_string(), "to": pair.to.to_string(), "units": pair.units }))
        .collect();
    let all = json!({ "units": stats.units, "pairs": pairs, "bytes": stats.bytes, "index_bytes": stats.index_bytes });
    output.answer(&all, || {
        let pair = |pair: &PairStats| format!("{} to {}: {} units", pair.from, pair.to, pair.units);
        let mut lines = vec![format!("{} units, {} bytes", stats.units, stats.bytes)];
        lines.extend(stats.pairs.iter().map(pair));
        lines
    });
    Ok(())
}
