//! Endpoints, what a job allows them, and asking one.

use crate::app::Inner;
use crate::contract::*;
use crate::jobs::count;
use persklaar_job::LedgerEntry;
use std::time::Instant;

pub(crate) fn endpoint_list(app: &Inner, _: Empty) -> Result<Endpoints, AppError> {
    app.endpoints()
}

pub(crate) fn endpoint_save(app: &Inner, request: EndpointSave) -> Result<Endpoints, AppError> {
    app.save_endpoint(&request)?;
    app.endpoints()
}

pub(crate) fn endpoint_remove(app: &Inner, request: EndpointOnly) -> Result<Endpoints, AppError> {
    app.remove_endpoint(&request.name)?;
    app.endpoints()
}

pub(crate) fn endpoint_check(app: &Inner, request: EndpointOnly) -> Result<EndpointAnswer, AppError> {
    let endpoint = app.endpoint(&request.name)?;
    let start = Instant::now();
    let pairs = tokio::runtime::Handle::current().block_on(persklaar_mt::check(&app.client, &endpoint))?;
    let millis = u32::try_from(start.elapsed().as_millis()).unwrap_or(u32::MAX);
    Ok(EndpointAnswer { pairs: count(pairs.len()), millis })
}

pub(crate) fn job_machine(app: &Inner, request: JobMachine) -> Result<MachineState, AppError> {
    if let Some(name) = &request.endpoint {
        app.endpoint(name)?;
    }
    app.job(&request.job)?.with(|job| {
        job.allow_endpoint(request.endpoint.as_deref())?;
        job.set_embargo(request.embargo)?;
        Ok(MachineState { endpoint: request.endpoint.clone(), embargo: request.embargo })
    })
}

pub(crate) fn job_ledger(app: &Inner, request: JobOnly) -> Result<Ledger, AppError> {
    let entries = app.job(&request.job)?.with(|job| Ok(job.ledger()?))?;
    Ok(Ledger { entries: entries.iter().rev().map(ledger_view).collect() })
}

fn ledger_view(entry: &LedgerEntry) -> LedgerView {
    LedgerView {
        at: entry.at.to_string(),
        endpoint: entry.endpoint.clone(),
        host: entry.host.clone(),
        characters: u32::try_from(entry.characters).unwrap_or(u32::MAX),
        segments: entry.segments.iter().filter_map(|id| u32::try_from(*id).ok()).collect(),
        result: entry.result.clone(),
    }
}

pub(crate) fn segment_machine(app: &Inner, request: SegmentOnly) -> Result<MachineAnswer, AppError> {
    let open = app.job(&request.job)?;
    app.translate_segment(&open, i64::from(request.segment))
}
