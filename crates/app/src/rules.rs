//! The rules that cut sentences: the program's own, or a person's SRX file before them.
//!
//! A person has one such file; it holds rules for as many languages as they like. The program keeps a copy in its own
//! folder, so that a file that is moved or edited elsewhere changes nothing. Jobs keep their cuts and need no rules.

use crate::app::lock;
use crate::contract::{AppError, ErrorCode, RuleProblem, SentenceRules};
use crate::exporting::write_whole;
use crate::failure;
use persklaar_text::Language;
use persklaar_text::segmentation::{Segmenter, srx};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Larger files are no rules; the reader has the same limit.
const LARGEST: u64 = 4 * 1024 * 1024;

/// What sentences are cut by.
#[derive(Debug, Default)]
pub struct Rules {
    own: Option<Own>,
}

/// A person's file, with what was compiled of it.
#[derive(Debug)]
struct Own {
    name: String,
    srx: srx::Srx,
    compiled: Mutex<BTreeMap<String, Option<Arc<Segmenter>>>>,
}

impl Own {
    /// Compiled once for each language; none for a language that no map of the file leads to.
    fn segmenter(&self, language: &Language) -> Result<Option<Arc<Segmenter>>, AppError> {
        let mut compiled = lock(&self.compiled);
        if let Some(known) = compiled.get(&language.to_string()) {
            return Ok(known.clone());
        }
        let made = self.srx.segmenter(language);
        let made = made.map_err(|error| not_rules(Path::new(&self.name), &error.to_string()))?;
        compiled.insert(language.to_string(), made.clone());
        Ok(made)
    }
}

impl Rules {
    /// The program's own.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Those of an SRX file, and the program's own for languages that it lacks.
    ///
    /// # Errors
    /// `not-rules`, and the failures of the disk.
    pub fn from_file(path: &Path) -> Result<Self, AppError> {
        let (rules, _) = read(path)?;
        Ok(rules)
    }

    /// The segmenter for a language.
    ///
    /// # Errors
    /// `not-rules` when a person's rules for this language are too many together.
    pub fn segmenter(&self, language: &Language) -> Result<Arc<Segmenter>, AppError> {
        let own = self.own.as_ref().map(|own| own.segmenter(language)).transpose()?;
        Ok(own.flatten().unwrap_or_else(|| Segmenter::for_language(language)))
    }

    /// What there is to know of them.
    pub fn view(&self) -> SentenceRules {
        let Some(own) = &self.own else { return SentenceRules::default() };
        let problem =
            |problem: &srx::Problem| RuleProblem { line: problem.line, problem: problem.problem.clone() };
        let languages = own.srx.languages();
        SentenceRules {
            name: Some(own.name.clone()),
            rules: crate::jobs::count(languages.iter().map(|language| language.rules).sum()),
            languages: languages.into_iter().map(|language| language.name).collect(),
            problems: own.srx.problems().iter().map(problem).collect(),
        }
    }
}

/// The rules of a file, and its bytes.
fn read(path: &Path) -> Result<(Rules, Vec<u8>), AppError> {
    let size = std::fs::metadata(path).map_err(|error| failure::at_path(&error, path))?.len();
    if size > LARGEST {
        return Err(not_rules(path, "the file is larger than 4 MB"));
    }
    let bytes = std::fs::read(path).map_err(|error| failure::at_path(&error, path))?;
    let srx = srx::read(&bytes).map_err(|error| not_rules(path, &error.to_string()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((Rules { own: Some(Own { name, srx, compiled: Mutex::default() }) }, bytes))
}

fn not_rules(path: &Path, why: &str) -> AppError {
    AppError::new(
        ErrorCode::NotRules,
        format!("{} holds no rules for sentences: {why}.", path.display()),
        "Choose an SRX file, such as another translation program exports.",
    )
    .with("path", path.display())
    .with("why", why)
}

/// The folder that holds the person's file, and nothing else.
pub(crate) struct RulesFolder {
    folder: PathBuf,
}

impl RulesFolder {
    pub(crate) fn new(data: &Path) -> Self {
        Self { folder: data.join("rules") }
    }

    /// The rules that are kept. A file that cannot be read any more costs the person's rules, not their work.
    pub(crate) fn kept(&self) -> Rules {
        let Some(path) = self.file() else { return Rules::built_in() };
        Rules::from_file(&path).unwrap_or_else(|error| {
            tracing::warn!(%error, "the person's rules for sentences are not used");
            Rules::built_in()
        })
    }

    /// Reads a file and keeps a copy of it in the place of the one before.
    pub(crate) fn keep(&self, path: &Path) -> Result<Rules, AppError> {
        let (rules, bytes) = read(path)?;
        let fail = |error: &std::io::Error| failure::at_path(error, &self.folder);
        std::fs::create_dir_all(&self.folder).map_err(|error| fail(&error))?;
        let name = path.file_name().unwrap_or_default();
        let old = self.file();
        let new = self.folder.join(name);
        write_whole(&new, &bytes, true)?;
        if let Some(old) = old.filter(|old| *old != new) {
            std::fs::remove_file(old).map_err(|error| fail(&error))?;
        }
        Ok(rules)
    }

    /// Goes back to the program's own rules.
    pub(crate) fn drop_kept(&self) -> Result<(), AppError> {
        while let Some(path) = self.file() {
            std::fs::remove_file(&path).map_err(|error| failure::at_path(&error, &path))?;
        }
        Ok(())
    }

    fn file(&self) -> Option<PathBuf> {
        let entries = std::fs::read_dir(&self.folder).ok()?;
        let mut files: Vec<PathBuf> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
        files.sort();
        files
            .into_iter()
            .find(|path| !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")))
    }
}
