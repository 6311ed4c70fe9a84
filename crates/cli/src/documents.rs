//! `segments` and `pseudo`: a release without a job.

use crate::arguments::{PseudoRequest, SegmentsRequest};
use crate::output::Output;
use persklaar_app::contract::AppError;
use persklaar_app::release::Release;
use persklaar_app::{exporting, pseudo};
use serde_json::{Value, json};

pub(crate) fn segments(request: &SegmentsRequest, output: &Output) -> Result<(), AppError> {
    let release = Release::from_file(&request.file, &request.from.parse()?)?;
    let segments: Vec<Value> = release.segment_views().iter().map(segment_json).collect();
    output.answer(&json!({ "segments": segments, "notices": release.notices }), || {
        let views = release.segment_views();
        views.iter().map(|view| format!("{:>4} {:<10} {}", view.number, view.role, view.tagged)).collect()
    });
    Ok(())
}

fn segment_json(view: &persklaar_app::release::ReleaseSegment) -> Value {
    json!({
        "number": view.number,
        "block": view.block,
        "role": view.role,
        "text": view.text,
        "tagged": view.tagged,
        "tags": view.tags,
    })
}

pub(crate) fn pseudo(request: &PseudoRequest, output: &Output) -> Result<(), AppError> {
    let from = request.from.parse()?;
    let release = Release::from_file(&request.file, &from)?;
    let bytes = pseudo::page(&release, &from)?;
    exporting::write(&request.out, &bytes, release.document.bytes(), request.force)?;
    let shown = request.out.display().to_string();
    output.answer(&json!({ "file": shown, "segments": release.segments.len() }), || {
        vec![format!("{shown}: {} segments pseudo-translated", release.segments.len())]
    });
    Ok(())
}
