//! The exchange with an endpoint: one request, one bounded answer, and what its status means.
//!
//! No redirects, so that text goes where the user said and nowhere else. No proxy for this computer. `localhost` is
//! this computer whatever the system's name service says.

use crate::dialect::{Body, Dialect};
use crate::error::quoted;
use crate::retry::{Failure, retry_after, with_retries};
use crate::{Endpoint, Kind, MtError, Pair};
use reqwest::{RequestBuilder, Response, StatusCode};
use secrecy::ExposeSecret;
use std::collections::HashMap;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// How long is waited, how often it is tried, and how much is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Until there is a connection.
    pub connect: Duration,
    /// Until the whole answer of one request is here.
    pub answer: Duration,
    /// Attempts after the first.
    pub retries: usize,
    /// Before the second attempt; doubles with each.
    pub first_wait: Duration,
    /// A service that asks to wait longer is given up.
    pub longest_wait: Duration,
    /// A larger answer is no translation.
    pub answer_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            answer: Duration::from_secs(20),
            retries: 3,
            first_wait: Duration::from_millis(250),
            longest_wait: Duration::from_secs(30),
            answer_bytes: 4 << 20,
        }
    }
}

/// By kind and address.
type KnownPairs = HashMap<(Kind, String), Arc<[Pair]>>;

/// What speaks to endpoints. Make one and keep it: it holds open connections and the lists of languages.
#[derive(Debug, Default)]
pub struct Client {
    limits: Limits,
    here: OnceLock<Option<reqwest::Client>>,
    elsewhere: OnceLock<Option<reqwest::Client>>,
    pairs: Mutex<KnownPairs>,
}

impl Client {
    /// With the usual limits. Nothing is opened until it is used.
    pub fn new() -> Self {
        Self::default()
    }

    /// With other limits.
    pub fn with_limits(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Asks for translations; `texts` are what the body holds, so that no error repeats them.
    pub(crate) async fn post(
        &self,
        endpoint: &Endpoint,
        body: &Body,
        texts: &[String],
    ) -> Result<Vec<u8>, MtError> {
        let dialect = endpoint.kind().dialect();
        let request = || {
            let post = self.http(endpoint)?.post(endpoint.call(dialect.translate_path()));
            Some(match body {
                Body::Json(json) => post.json(json),
                Body::Form(form) => post.form(form),
            })
        };
        self.exchange(endpoint, request, texts).await
    }

    /// The language pairs, from the endpoint itself.
    pub(crate) async fn fresh_pairs(&self, endpoint: &Endpoint) -> Result<Arc<[Pair]>, MtError> {
        let dialect = endpoint.kind().dialect();
        let request = || Some(self.http(endpoint)?.get(endpoint.call(dialect.pairs_path())));
        let bytes = self.exchange(endpoint, request, &[]).await?;
        let pairs: Arc<[Pair]> = dialect.pairs(&bytes)?.into();
        self.known().insert(place(endpoint), Arc::clone(&pairs));
        Ok(pairs)
    }

    /// The language pairs, if the endpoint was asked before.
    pub(crate) fn known_pairs(&self, endpoint: &Endpoint) -> Option<Arc<[Pair]>> {
        self.known().get(&place(endpoint)).cloned()
    }

    /// After a refusal: the endpoint may no longer offer what it listed.
    pub(crate) fn forget_pairs(&self, endpoint: &Endpoint) {
        self.known().remove(&place(endpoint));
    }

    fn known(&self) -> MutexGuard<'_, KnownPairs> {
        self.pairs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn http(&self, endpoint: &Endpoint) -> Option<&reqwest::Client> {
        let (slot, here) = if endpoint.is_loopback() { (&self.here, true) } else { (&self.elsewhere, false) };
        slot.get_or_init(|| connections(&self.limits, here).ok()).as_ref()
    }

    async fn exchange(
        &self,
        endpoint: &Endpoint,
        request: impl Fn() -> Option<RequestBuilder>,
        texts: &[String],
    ) -> Result<Vec<u8>, MtError> {
        let key = endpoint.key().map(ExposeSecret::expose_secret);
        let sent: Vec<&str> = texts.iter().map(String::as_str).chain(key).collect();
        let dialect = endpoint.kind().dialect();
        with_retries(&self.limits, || self.attempt(request(), dialect, &sent)).await
    }

    async fn attempt(
        &self,
        request: Option<RequestBuilder>,
        dialect: &dyn Dialect,
        sent: &[&str],
    ) -> Result<Vec<u8>, Failure> {
        let request = request.ok_or_else(|| Failure::lasting(MtError::Unreachable))?;
        let response = request.send().await.map_err(|error| broken(&error))?;
        if response.status().is_success() {
            return whole(response, self.limits.answer_bytes).await;
        }
        Err(refusal(response, dialect, sent).await)
    }
}

fn place(endpoint: &Endpoint) -> (Kind, String) {
    (endpoint.kind(), endpoint.url().to_string())
}

/// The connections of one side: to this computer, or to others.
fn connections(limits: &Limits, here: bool) -> reqwest::Result<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .user_agent("Persklaar")
        .connect_timeout(limits.connect)
        .timeout(limits.answer)
        .pool_idle_timeout(Duration::from_secs(10))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false);
    if !here {
        return builder.https_only(true).build();
    }
    let loopback = [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), SocketAddr::from((Ipv6Addr::LOCALHOST, 0))];
    builder.no_proxy().resolve_to_addrs("localhost", &loopback).build()
}

/// A failure of the connection. A connection that broke later may have delivered the request, so it is not repeated.
fn broken(error: &reqwest::Error) -> Failure {
    match (error.is_connect(), error.is_timeout()) {
        (true, false) => Failure::passing(MtError::Unreachable),
        (false, true) => Failure::lasting(MtError::TimedOut),
        _ => Failure::lasting(MtError::Unreachable),
    }
}

/// The whole body, or a failure as soon as it is too large.
async fn whole(mut response: Response, most: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > most {
            return Err(Failure::lasting(MtError::BadAnswer));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// What a status that is no success means.
async fn refusal(response: Response, dialect: &dyn Dialect, sent: &[&str]) -> Failure {
    const MOST: usize = 64 << 10;
    let status = response.status();
    let retry_after = retry_after(response.headers());
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Failure::lasting(MtError::KeyRefused),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            Failure::passing(MtError::Busy { retry_after })
        }
        StatusCode::GATEWAY_TIMEOUT => Failure::lasting(MtError::TimedOut),
        _ => {
            let words = if status.is_redirection() {
                "it points to another address, which is not followed".to_owned()
            } else {
                let body = whole(response, MOST).await.unwrap_or_default();
                quoted(&dialect.explanation(&body).unwrap_or_default(), sent)
            };
            let error = MtError::Refused { status: status.as_u16(), message: words };
            Failure { error, passing: status == StatusCode::BAD_GATEWAY }
        }
    }
}
