//! The program's start, its settings, and the files it remembers.

use super::Memories;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

/// What the user chose; kept between starts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// `en`, `nl`, or none for the system's.
    pub ui_language: Option<String>,
    /// Colours.
    pub theme: Theme,
    /// Size of segment text in pixels, 13 to 24.
    pub text_size: u8,
    /// Who confirmed units are by; may be empty.
    pub author: String,
    /// The language of releases, `nl` unless changed.
    pub source_language: String,
    /// The language last translated into.
    pub target_language: String,
    /// The lowest match to show, 50 to 100.
    pub minimum_score: u8,
    /// Whether what differs in a match is replaced in its target where that is safe.
    pub repair: bool,
    /// Whether the first-run hints were seen.
    pub hints_seen: bool,
    /// Whether memories that changed are backed up once a day.
    pub backup_daily: bool,
    /// Where backups are put; empty for the program's own folder.
    pub backup_folder: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            ui_language: None,
            theme: Theme::System,
            text_size: 16,
            author: String::new(),
            source_language: "nl".into(),
            target_language: "en-GB".into(),
            minimum_score: 70,
            repair: true,
            hints_seen: false,
            backup_daily: true,
            backup_folder: String::new(),
        }
    }
}

/// What the window needs to show its first screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Start {
    /// The program's version.
    pub version: String,
    /// As saved, or the defaults.
    pub settings: Settings,
    /// The system's languages, most wanted first, as BCP 47.
    pub system_languages: Vec<String>,
    /// Newest first.
    pub recent: Vec<RecentJob>,
    /// In order of priority.
    pub memories: Memories,
    /// How many units the sample memory brings.
    pub sample_units: u32,
    /// A file given on the command line, to be opened at once.
    pub offered: Option<String>,
}

/// A job that was open before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecentJob {
    /// Full path of the job file.
    pub path: String,
    /// The release's title.
    pub title: String,
    /// Source language.
    pub from: String,
    /// Target language.
    pub to: String,
    /// Confirmed segments when it was last closed.
    pub confirmed: u32,
    /// All segments.
    pub total: u32,
    /// When it was last changed, RFC 3339.
    pub changed: String,
    /// Whether the file is gone from where it was.
    pub missing: bool,
}

/// Newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct RecentJobs {
    /// Newest first.
    pub recent: Vec<RecentJob>,
}

/// Takes a job off the list; its file stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecentForget {
    /// Full path.
    pub path: String,
}

/// Asks whether a tag is a registered language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LanguageCheck {
    /// As typed.
    pub tag: String,
}

/// A language as the program knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LanguageInfo {
    /// In its canonical case.
    pub tag: String,
    /// Whether it is written from right to left.
    pub rtl: bool,
}

/// The person's own rules for sentences, which go before the program's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct SentenceRules {
    /// The file's name; none where the program's own rules are used.
    pub name: Option<String>,
    /// The names of the language rules in it.
    pub languages: Vec<String>,
    /// How many rules are used.
    pub rules: u32,
    /// What of the file is not used, by line.
    pub problems: Vec<RuleProblem>,
}

/// A line of a rule file that is not used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleProblem {
    /// From 1.
    pub line: u32,
    /// Why, in English.
    pub problem: String,
}

/// A path that a person chose, or none.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Picked {
    /// Full path; none when the dialog was left.
    pub path: Option<String>,
}

/// Paths that a person chose.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct PickedMany {
    /// Full paths; empty when the dialog was left.
    pub paths: Vec<String>,
}

/// Asks where to write a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PickSave {
    /// The path to begin with.
    pub suggested: String,
}

/// Names a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PathOnly {
    /// Full path.
    pub path: String,
}
