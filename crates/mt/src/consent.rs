//! The gate in front of every request that carries text.

use crate::{Endpoint, MtError};

/// What the job says about the endpoint. The default allows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consent {
    /// The user turned this endpoint on for this job.
    pub allowed: bool,
    /// The release is under embargo: nothing leaves this computer, allowed or not.
    pub embargo: bool,
}

/// Says no before anything, the text or only a question about languages, is sent.
pub(crate) fn gate(consent: Consent, endpoint: &Endpoint) -> Result<(), MtError> {
    if !consent.allowed {
        return Err(MtError::NotAllowed);
    }
    if consent.embargo && !endpoint.is_loopback() {
        return Err(MtError::Embargo);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn check(url: &str, allowed: bool, embargo: bool, expected: Result<(), &str>) {
        let endpoint = Endpoint::new("n", Kind::Apertium, url, None).unwrap();
        let said = gate(Consent { allowed, embargo }, &endpoint).map_err(|error| error.code());
        assert_eq!(said, expected, "{url} {allowed} {embargo}");
    }

    #[test]
    fn off_until_allowed_and_never_away_under_embargo() {
        let (here, away) = ("http://127.0.0.1:1", "https://example.org");
        check(here, false, false, Err("not_allowed"));
        check(away, false, true, Err("not_allowed"));
        check(here, true, false, Ok(()));
        check(away, true, false, Ok(()));
        check(here, true, true, Ok(()));
        check(away, true, true, Err("embargo"));
        assert_eq!(Consent::default(), Consent { allowed: false, embargo: false });
    }
}
