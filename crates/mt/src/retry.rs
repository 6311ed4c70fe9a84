//! Which failed attempts are worth another one, and when.
//!
//! A timeout is never repeated: the service may have done the work, and may charge for it. Nor is a refusal, which
//! would be refused again; only "too many requests", an overload and a connection that was never made are.

use crate::{Limits, MtError};
use backon::{ExponentialBuilder, Retryable as _};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// An attempt that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: MtError,
    /// Whether another attempt may go better.
    pub(crate) passing: bool,
}

impl Failure {
    pub(crate) fn lasting(error: MtError) -> Self {
        Self { error, passing: false }
    }

    pub(crate) fn passing(error: MtError) -> Self {
        Self { error, passing: true }
    }

    /// The wait before the next attempt: our own or the longer one that was asked for. None gives up, because the
    /// attempts are used up or because nobody waits that long.
    fn wait(&self, own: Option<Duration>, longest: Duration) -> Option<Duration> {
        let own = own?;
        match self.error {
            MtError::Busy { retry_after: Some(asked) } => (asked <= longest).then(|| asked.max(own)),
            _ => Some(own),
        }
    }
}

/// Attempts until one goes well, one fails for good, or the limits are reached.
pub(crate) async fn with_retries<T, F>(limits: &Limits, attempt: impl FnMut() -> F) -> Result<T, MtError>
where
    F: Future<Output = Result<T, Failure>>,
{
    let waits = ExponentialBuilder::default()
        .with_min_delay(limits.first_wait)
        .with_factor(2.0)
        .with_max_times(limits.retries)
        .with_jitter();
    let result = attempt
        .retry(waits)
        .when(|failure: &Failure| failure.passing)
        .adjust(|failure, own| failure.wait(own, limits.longest_wait))
        .await;
    result.map_err(|failure| failure.error)
}

/// `Retry-After`, in seconds or as a date. A date is taken against the answer's own `Date`, so no clock is read here
/// and a wrong one does no harm.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let asked = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = asked.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = date(asked)?.duration_since(date(headers.get(DATE)?.to_str().ok()?)?);
    Some(until.try_into().unwrap_or(Duration::ZERO))
}

fn date(written: &str) -> Option<Timestamp> {
    Some(rfc2822::parse(written).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(after: &str, date: &str, expected: Option<u64>) {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, after.parse().unwrap());
        headers.insert(DATE, date.parse().unwrap());
        assert_eq!(retry_after(&headers), expected.map(Duration::from_secs), "{after}");
    }

    #[test]
    fn retry_after_in_seconds_and_as_a_date() {
        let now = "Wed, 21 Oct 2015 07:28:00 GMT";
        check("3", now, Some(3));
        check(" 0 ", now, Some(0));
        check("Wed, 21 Oct 2015 07:28:20 GMT", now, Some(20));
        check("Wed, 21 Oct 2015 07:27:00 GMT", now, Some(0));
        check("Wed, 21 Oct 2015 07:28:20 GMT", "soon", None);
        check("soon", now, None);
        check("-1", now, None);
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }

    #[test]
    fn nobody_waits_longer_than_the_limit() {
        let (own, longest) = (Duration::from_millis(250), Duration::from_secs(30));
        let wait = |seconds: Option<u64>| {
            let retry_after = seconds.map(Duration::from_secs);
            Failure::passing(MtError::Busy { retry_after }).wait(Some(own), longest)
        };
        assert_eq!(wait(None), Some(own));
        assert_eq!(wait(Some(0)), Some(own));
        assert_eq!(wait(Some(30)), Some(longest));
        assert_eq!(wait(Some(31)), None);
        assert_eq!(Failure::passing(MtError::Unreachable).wait(None, longest), None);
    }
}
