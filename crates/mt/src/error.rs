//! What can go wrong between here and an endpoint, in words for a person.
//!
//! No message holds the key, the text that was sent, or an address with a query.

use std::time::Duration;

/// Why there is no translation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MtError {
    /// The job has not allowed this endpoint; nothing was sent.
    #[error("machine translation is off for this job")]
    NotAllowed,
    /// The job is under embargo and the endpoint is elsewhere; nothing was sent.
    #[error("the release is under embargo, so nothing may leave this computer")]
    Embargo,
    /// No connection, or it broke.
    #[error("the endpoint cannot be reached")]
    Unreachable,
    /// It accepted the request and was silent.
    #[error("the endpoint did not answer in time")]
    TimedOut,
    /// Any other refusal, with the endpoint's own words where it has some.
    #[error("the endpoint refused the request ({status}){}", explained(message))]
    Refused {
        /// HTTP status.
        status: u16,
        /// One clipped line, or empty.
        message: String,
    },
    /// Too many requests, or it is overloaded.
    #[error("the endpoint is busy{}", wait(retry_after.as_ref()))]
    Busy {
        /// How long it asked us to wait.
        retry_after: Option<Duration>,
    },
    /// It does not translate between these languages.
    #[error("the endpoint does not translate between these languages")]
    PairUnknown,
    /// No key, a wrong one, or one without rights.
    #[error("the endpoint refused the key")]
    KeyRefused,
    /// It answered with something else than a translation of what was asked.
    #[error("the endpoint's answer could not be understood")]
    BadAnswer,
    /// The caller no longer wants it.
    #[error("the translation was cancelled")]
    Cancelled,
}

impl MtError {
    /// A stable word for programs, and the ledger's `result`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAllowed => "not_allowed",
            Self::Embargo => "embargo",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::Refused { .. } => "refused",
            Self::Busy { .. } => "busy",
            Self::PairUnknown => "pair_unknown",
            Self::KeyRefused => "key_refused",
            Self::BadAnswer => "bad_answer",
            Self::Cancelled => "cancelled",
        }
    }
}

fn explained(message: &str) -> String {
    if message.is_empty() { String::new() } else { format!(": {message}") }
}

fn wait(after: Option<&Duration>) -> String {
    after.map_or_else(String::new, |after| format!("; it asks to wait {} seconds", after.as_secs()))
}

/// The endpoint's own words, fit to be shown: one line, clipped, and nothing at all if they repeat what was sent.
pub(crate) fn quoted(words: &str, sent: &[&str]) -> String {
    const LONGEST: usize = 200;
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let line: String = words.chars().map(visible).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if sent.iter().any(|text| repeats(&line, text)) {
        return String::new();
    }
    line.chars().take(LONGEST).collect()
}

/// Whether sixteen characters in a row, or the whole of a shorter text, stand in the line.
fn repeats(line: &str, sent: &str) -> bool {
    const TELLING: usize = 16;
    let sent = sent.split_whitespace().collect::<Vec<_>>().join(" ");
    let starts: Vec<usize> = sent.char_indices().map(|(at, _)| at).chain([sent.len()]).collect();
    if starts.len() <= TELLING {
        return !sent.is_empty() && line.contains(&sent);
    }
    starts.windows(TELLING + 1).any(|window| line.contains(&sent[window[0]..window[TELLING]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_end_with_what_is_known() {
        let refused =
            |message: &str| MtError::Refused { status: 400, message: message.to_owned() }.to_string();
        assert_eq!(refused(""), "the endpoint refused the request (400)");
        assert_eq!(refused("no such thing"), "the endpoint refused the request (400): no such thing");
        let busy = |retry_after| MtError::Busy { retry_after }.to_string();
        assert_eq!(busy(None), "the endpoint is busy");
        assert_eq!(busy(Some(Duration::from_secs(90))), "the endpoint is busy; it asks to wait 90 seconds");
    }

    fn check(words: &str, sent: &[&str], expected: &str) {
        assert_eq!(quoted(words, sent), expected, "{words}");
    }

    #[test]
    fn quoted_words_are_one_line_and_never_our_own() {
        check("Slowdown:\n 100 per\t1 minute", &[], "Slowdown: 100 per 1 minute");
        check("Invalid: geheim123", &["geheim123"], "");
        check("cannot parse 'De minister treedt a'", &["De minister treedt af na de fraude."], "");
        check("pair not available", &["De minister treedt af."], "pair not available");
        check("ij is not available", &["Wij zeggen dat het ijs smelt"], "ij is not available");
        assert_eq!(quoted(&"x".repeat(900), &[]).len(), 200);
    }
}
