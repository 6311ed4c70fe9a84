//! From segments to translations: the gate, the languages, the batches, and one answer for each text.
//!
//! What was sent and when is for the caller's ledger; [`Answer::characters`] says how much.

use crate::codec::Parcel;
use crate::consent::gate;
use crate::pairs::negotiate;
use crate::{Client, Consent, Endpoint, MtError, Pair, Translated};
use persklaar_text::{Language, TaggedText};
use std::ops::Range;
use tokio_util::sync::CancellationToken;

/// What to translate.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The language of the texts.
    pub from: &'a Language,
    /// The language wanted.
    pub to: &'a Language,
    /// Segments, in any number.
    pub texts: &'a [TaggedText],
}

/// A translation for every text, in the order of the request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// As many as were asked for.
    pub texts: Vec<Translated>,
    /// How many characters of text were sent, tags apart.
    pub characters: usize,
}

/// Translates segments, if the job allows it. A text without letters is its own translation and is not sent.
///
/// # Errors
/// The gate, the endpoint or the network says no, or `cancel` was cancelled. Then there is no answer at all.
pub async fn translate(
    client: &Client,
    endpoint: &Endpoint,
    consent: &Consent,
    request: &Request<'_>,
    cancel: &CancellationToken,
) -> Result<Answer, MtError> {
    gate(*consent, endpoint)?;
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(MtError::Cancelled),
        answer = ask(client, endpoint, request) => answer,
    }
}

/// The language pairs that an endpoint offers. No text is sent.
///
/// # Errors
/// The endpoint or the network says no.
pub async fn check(client: &Client, endpoint: &Endpoint) -> Result<Vec<Pair>, MtError> {
    Ok(client.fresh_pairs(endpoint).await?.to_vec())
}

async fn ask(client: &Client, endpoint: &Endpoint, request: &Request<'_>) -> Result<Answer, MtError> {
    let codec = endpoint.kind().dialect().codec();
    let parcels: Vec<Parcel> = request.texts.iter().map(|text| Parcel::pack(text, codec)).collect();
    let wires: Vec<String> = parcels.iter().filter_map(Parcel::wire).map(str::to_owned).collect();
    let mut answers = Vec::new();
    if !wires.is_empty() {
        let pair = pair(client, endpoint, request).await?;
        answers = exchange_all(client, endpoint, &pair, &wires)
            .await
            .inspect_err(|error| forget_if_refused(client, endpoint, error))?;
    }
    let mut answers = answers.into_iter();
    let mut texts = Vec::with_capacity(parcels.len());
    for parcel in &parcels {
        texts.push(match parcel.wire() {
            None => parcel.unsent(),
            Some(_) => parcel.unpack(&answers.next().ok_or(MtError::BadAnswer)?)?,
        });
    }
    Ok(Answer { texts, characters: parcels.iter().map(Parcel::characters).sum() })
}

/// The service's codes for the languages. A pair that is not in a list from earlier is looked for in a new one.
async fn pair(client: &Client, endpoint: &Endpoint, request: &Request<'_>) -> Result<Pair, MtError> {
    if let Some(known) = client.known_pairs(endpoint)
        && let Ok(pair) = negotiate(request.from, request.to, &known)
    {
        return Ok(pair);
    }
    negotiate(request.from, request.to, &client.fresh_pairs(endpoint).await?)
}

fn forget_if_refused(client: &Client, endpoint: &Endpoint, error: &MtError) {
    if matches!(error, MtError::Refused { .. }) {
        client.forget_pairs(endpoint);
    }
}

/// One batch after another; one that the service finds too much is cut in half.
async fn exchange_all(
    client: &Client,
    endpoint: &Endpoint,
    pair: &Pair,
    wires: &[String],
) -> Result<Vec<String>, MtError> {
    let mut answers = Vec::with_capacity(wires.len());
    let mut left = batches(wires, endpoint.kind().dialect().most_texts());
    left.reverse();
    while let Some(batch) = left.pop() {
        match exchange(client, endpoint, pair, &wires[batch.clone()]).await {
            Err(MtError::Refused { status: 400 | 413, .. }) if batch.len() > 1 => {
                let middle = batch.start + batch.len() / 2;
                left.push(middle..batch.end);
                left.push(batch.start..middle);
            }
            other => answers.extend(other?),
        }
    }
    Ok(answers)
}

/// As many answers as texts, or none.
async fn exchange(
    client: &Client,
    endpoint: &Endpoint,
    pair: &Pair,
    wires: &[String],
) -> Result<Vec<String>, MtError> {
    let dialect = endpoint.kind().dialect();
    let body = dialect.body(pair, wires, endpoint.key());
    let answers = dialect.texts(&client.post(endpoint, &body, wires).await?)?;
    if answers.len() == wires.len() { Ok(answers) } else { Err(MtError::BadAnswer) }
}

/// Neighbours that go together: no more than the service takes, and no more characters than public services allow.
fn batches(wires: &[String], most_texts: usize) -> Vec<Range<usize>> {
    const MOST_CHARACTERS: usize = 1800;
    let mut batches = Vec::new();
    let (mut start, mut characters) = (0, 0);
    for (at, wire) in wires.iter().enumerate() {
        let more = wire.chars().count();
        if at > start && (at - start == most_texts || characters + more > MOST_CHARACTERS) {
            batches.push(start..at);
            (start, characters) = (at, 0);
        }
        characters += more;
    }
    if start < wires.len() {
        batches.push(start..wires.len());
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lengths: &[usize], most: usize, expected: &[(usize, usize)]) {
        let wires: Vec<String> = lengths.iter().map(|&length| "é".repeat(length)).collect();
        let found: Vec<(usize, usize)> =
            batches(&wires, most).into_iter().map(|batch| (batch.start, batch.end)).collect();
        assert_eq!(found, expected, "{lengths:?}");
    }

    #[test]
    fn batches_are_neighbours_within_limits() {
        check(&[], 3, &[]);
        check(&[1], 3, &[(0, 1)]);
        check(&[1, 1, 1], 3, &[(0, 3)]);
        check(&[1, 1, 1, 1], 3, &[(0, 3), (3, 4)]);
        check(&[1, 1], 1, &[(0, 1), (1, 2)]);
        check(&[1000, 800, 1], 16, &[(0, 2), (2, 3)]);
        check(&[5000, 1, 5000], 16, &[(0, 1), (1, 2), (2, 3)]);
    }
}
