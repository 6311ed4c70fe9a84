//! Machine translation: endpoints, what a job allows, answers, and the list of what left the computer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An endpoint as the settings list it. A key never crosses the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EndpointInfo {
    /// For people, and to name it.
    pub name: String,
    /// `libretranslate` or `apertium`.
    pub kind: String,
    /// Where it is.
    pub url: String,
    /// The host that text would go to.
    pub host: String,
    /// Whether it is on this computer.
    pub loopback: bool,
    /// Whether a key is kept for it.
    pub has_key: bool,
    /// Whether that key is forgotten when the program ends, because the system has no keychain.
    pub key_for_session: bool,
}

/// All endpoints.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Endpoints {
    /// By name.
    pub endpoints: Vec<EndpointInfo>,
}

/// Adds an endpoint or replaces the one of that name.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EndpointSave {
    /// For people.
    pub name: String,
    /// `libretranslate` or `apertium`.
    pub kind: String,
    /// https, or http on this computer.
    pub url: String,
    /// Kept in the system's keychain; none leaves what is there.
    pub key: Option<String>,
}

impl std::fmt::Debug for EndpointSave {
    /// A key is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EndpointSave")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Names an endpoint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EndpointOnly {
    /// Which.
    pub name: String,
}

/// What an endpoint says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EndpointAnswer {
    /// How many language pairs it has.
    pub pairs: u32,
    /// How long it took, in milliseconds.
    pub millis: u32,
}

/// What a job allows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct MachineState {
    /// The endpoint that this job may use; none is off.
    pub endpoint: Option<String>,
    /// Whether nothing may leave this computer.
    pub embargo: bool,
}

/// Changes what a job allows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobMachine {
    /// The job.
    pub job: String,
    /// The endpoint that it may use; none is off.
    pub endpoint: Option<String>,
    /// Whether nothing may leave this computer.
    pub embargo: bool,
}

/// A machine's translation of a segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MachineAnswer {
    /// The segment that was asked about.
    pub segment: u32,
    /// Written form.
    pub target: String,
    /// Whether tags were placed by guessing.
    pub tags_guessed: bool,
    /// The endpoint's name.
    pub endpoint: String,
    /// Where the text went.
    pub host: String,
}

/// One request that left the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LedgerView {
    /// RFC 3339.
    pub at: String,
    /// The endpoint's name.
    pub endpoint: String,
    /// Where the text went.
    pub host: String,
    /// How many characters.
    pub characters: u32,
    /// Which segments, by their lasting ids.
    pub segments: Vec<u32>,
    /// `ok` or an error code.
    pub result: String,
}

/// Newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Ledger {
    /// Newest first.
    pub entries: Vec<LedgerView>,
}
