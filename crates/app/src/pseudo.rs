//! A release with every segment pseudo-translated: what is still readable in it was never offered for translation.

use crate::contract::AppError;
use crate::release::Release;
use persklaar_document::{ExportOptions, Translation, Untranslated};
use persklaar_text::Language;
use persklaar_text::pseudo::pseudo;

/// The page's bytes. The language marks stay as they are in meaning: pseudo is no language.
///
/// # Errors
/// When the page cannot be written.
pub fn page(release: &Release, from: &Language) -> Result<Vec<u8>, AppError> {
    let translations: Vec<Translation> =
        release.segments.iter().map(|segment| segment.with_target(Some(pseudo(&segment.source)))).collect();
    let options = ExportOptions { from, to: from, untranslated: Untranslated::Stop };
    Ok(release.document.export(&translations, &options)?.bytes)
}
