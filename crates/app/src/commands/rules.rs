//! The person's own rules for sentences: looked at, taken from a file, given up.

use super::picked;
use crate::app::Inner;
use crate::contract::*;
use std::path::Path;

pub(crate) fn rules_look(app: &Inner, _: Empty) -> Result<SentenceRules, AppError> {
    Ok(app.rules().view())
}

pub(crate) fn rules_use(app: &Inner, request: PathOnly) -> Result<SentenceRules, AppError> {
    Ok(app.use_rules(app.rules_folder.keep(Path::new(&request.path))?).view())
}

pub(crate) fn rules_drop(app: &Inner, _: Empty) -> Result<SentenceRules, AppError> {
    app.rules_folder.drop_kept()?;
    Ok(app.use_rules(crate::rules::Rules::built_in()).view())
}

pub(crate) fn pick_rules(app: &Inner, _: Empty) -> Result<Picked, AppError> {
    app.host.pick_rules().map(picked)
}
