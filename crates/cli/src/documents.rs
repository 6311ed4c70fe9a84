//! `segments` and `pseudo`: a release without a job.

use crate::arguments::{Cutting, PseudoRequest, SegmentsRequest};
use crate::output::{Output, remark};
use persklaar_app::contract::AppError;
use persklaar_app::release::Release;
use persklaar_app::rules::Rules;
use persklaar_app::{exporting, pseudo};
use serde_json::{Value, json};

pub(crate) fn segments(request: &SegmentsRequest, output: &Output) -> Result<(), AppError> {
    let release = Release::from_file(&request.file, &request.from.parse()?, &rules(&request.cutting)?)?;
    let segments: Vec<Value> = release.segment_views().iter().map(segment_json).collect();
    output.answer(&json!({ "segments": segments, "notices": release.notices }), || {
        let views = release.segment_views();
        views.iter().map(|view| format!("{:>4} {:<10} {}", view.number, view.role, view.tagged)).collect()
    });
    Ok(())
}

/// The rules for sentences that were asked for. What of a file is not used is said on stderr, by line.
pub(crate) fn rules(cutting: &Cutting) -> Result<Rules, AppError> {
    let Some(path) = &cutting.srx else { return Ok(Rules::built_in()) };
    let rules = Rules::from_file(path)?;
    for problem in rules.view().problems {
        remark(&format!("{}: line {}: {}", path.display(), problem.line, problem.problem));
    }
    Ok(rules)
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
    let release = Release::from_file(&request.file, &from, &rules(&request.cutting)?)?;
    let bytes = pseudo::page(&release, &from)?;
    exporting::write(&request.out, &bytes, release.document.bytes(), request.force)?;
    let shown = request.out.display().to_string();
    output.answer(&json!({ "file": shown, "segments": release.segments.len() }), || {
        vec![format!("{shown}: {} segments pseudo-translated", release.segments.len())]
    });
    Ok(())
}
