//! Asking an endpoint on behalf of a job: consent first, and every request in the job's ledger.

use crate::app::{App, Inner};
use crate::contract::*;
use crate::jobs::OpenJob;
use crate::matching::wants_target;
use jiff::Timestamp;
use persklaar_job::{Filling, Job, LedgerEntry, Origin, Segment};
use persklaar_mt::{Answer, Consent, Endpoint, MtError, Request, Translated};
use persklaar_text::{Language, TaggedText};
use tokio_util::sync::CancellationToken;

/// What a job allows, as the gate wants it.
///
/// # Errors
/// When the job cannot be read.
pub fn consent(job: &Job, endpoint: &str) -> Result<Consent, AppError> {
    let meta = job.meta()?;
    Ok(Consent { allowed: meta.endpoint_allowed.as_deref() == Some(endpoint), embargo: meta.embargo })
}

/// Translates segments and writes the request into the ledger, whether it went well or not. What the gate refused
/// never left and is not in the ledger.
///
/// # Errors
/// What the endpoint or the gate says.
pub fn ask(
    client: &persklaar_mt::Client,
    endpoint: &Endpoint,
    consent: Consent,
    languages: (&Language, &Language),
    texts: &[TaggedText],
) -> Result<Answer, MtError> {
    let request = Request { from: languages.0, to: languages.1, texts };
    let cancel = CancellationToken::new();
    let exchange = persklaar_mt::translate(client, endpoint, &consent, &request, &cancel);
    tokio::runtime::Handle::current().block_on(exchange)
}

/// The ledger's line for an exchange; none when nothing was sent.
pub fn ledger_entry(
    endpoint: &Endpoint,
    segments: &[&Segment],
    outcome: &Result<Answer, MtError>,
    at: Timestamp,
) -> Option<LedgerEntry> {
    let result = match outcome {
        Ok(_) => "ok",
        Err(MtError::NotAllowed | MtError::Embargo) => return None,
        Err(error) => error.code(),
    };
    let characters = match outcome {
        Ok(answer) => answer.characters,
        Err(_) => segments.iter().map(|segment| segment.source.text().chars().count()).sum(),
    };
    Some(LedgerEntry {
        at,
        endpoint: endpoint.name().to_owned(),
        host: endpoint.host(),
        characters: u64::try_from(characters).unwrap_or(u64::MAX),
        segments: segments.iter().map(|segment| segment.id).collect(),
        result: result.to_owned(),
    })
}

impl Inner {
    /// One segment by the endpoint that its job allows. The job is not held while the endpoint thinks.
    pub(crate) fn translate_segment(&self, open: &OpenJob, segment: i64) -> Result<MachineAnswer, AppError> {
        let (meta, segment) = open.with(|job| Ok((job.meta()?, job.segment(segment)?)))?;
        let name = meta.endpoint_allowed.clone().ok_or(MtError::NotAllowed)?;
        let endpoint = self.endpoint(&name)?;
        let consent = Consent { allowed: true, embargo: meta.embargo };
        let texts = [segment.source.clone()];
        let outcome = ask(&self.client, &endpoint, consent, (&meta.from, &meta.to), &texts);
        if let Some(entry) = ledger_entry(&endpoint, &[&segment], &outcome, self.host.now()) {
            open.with(|job| Ok(job.ledger_add(&entry)?))?;
        }
        let Translated { text, tags_guessed } = first(outcome?)?;
        Ok(MachineAnswer {
            segment: u32::try_from(segment.id).unwrap_or_default(),
            target: text.written(),
            tags_guessed,
            host: endpoint.host(),
            endpoint: name,
        })
    }
}

fn first(answer: Answer) -> Result<Translated, MtError> {
    answer.texts.into_iter().next().ok_or(MtError::BadAnswer)
}

/// Segments sent at once: small enough for every server's limit, large enough to be worth the trip.
const BATCH: usize = 20;

impl App {
    /// Fills what is still empty from an endpoint, as one operation. Calling this is the consent for the run; the
    /// job's embargo still holds. Answers how many were filled.
    ///
    /// # Errors
    /// What the endpoint or the gate says; batches that went well before are kept.
    pub fn pretranslate_job(&self, job: &mut Job, name: &str) -> Result<u32, AppError> {
        let inner = self.inner();
        let endpoint = inner.endpoint(name)?;
        let meta = job.meta()?;
        let consent = Consent { allowed: true, embargo: meta.embargo };
        let empty: Vec<Segment> = job.segments()?.into_iter().filter(wants_target).collect();
        let mut filled = Vec::new();
        let mut failure = None;
        for batch in empty.chunks(BATCH) {
            let texts: Vec<TaggedText> = batch.iter().map(|segment| segment.source.clone()).collect();
            let outcome = ask(&inner.client, &endpoint, consent, (&meta.from, &meta.to), &texts);
            let asked: Vec<&Segment> = batch.iter().collect();
            if let Some(entry) = ledger_entry(&endpoint, &asked, &outcome, inner.host.now()) {
                job.ledger_add(&entry)?;
            }
            match outcome {
                Ok(answer) => filled.extend(batch.iter().zip(answer.texts).map(filling)),
                Err(error) => {
                    failure = Some(error);
                    break;
                }
            }
        }
        let count = crate::jobs::count(filled.len());
        if !filled.is_empty() {
            job.prefill(filled, inner.host.now())?;
        }
        failure.map_or(Ok(count), |error| Err(error.into()))
    }
}

fn filling((segment, answer): (&Segment, Translated)) -> Filling {
    Filling {
        segment: segment.id,
        target: answer.text,
        origin: Origin::Machine,
        tags_guessed: answer.tags_guessed,
        needs_look: false,
    }
}
