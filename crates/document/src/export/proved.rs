//! An export with its proof: a text whose change cannot be proved stays in the source language, and that is told.
//!
//! Such a text is a fault of ours or of a badly broken page. It must cost its own translation and not the whole page.

use super::{ExportError, ExportOptions, Exported, Translation, Untranslated};
use crate::block::Block;
use crate::read::{Document, Hint, Notice};
use crate::verify::{Proof, ProofError, verify};

/// More texts than these are no exception any more.
const MOST_LEFT_OUT: usize = 30;

/// An exported document and what of it is proved: all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// The document.
    pub exported: Exported,
    /// What changed.
    pub proof: Proof,
}

impl Document {
    /// As [`Document::export`], and proved. Where a change cannot be proved, the targets of its block are left out with
    /// the notice `not-written`.
    ///
    /// # Errors
    /// Those of the export; [`ExportError::Unproved`] where a text would have to be left out and
    /// [`Untranslated::Stop`] forbids it, or where no text can be named.
    pub fn export_proved(
        &self,
        translations: &[Translation],
        options: &ExportOptions<'_>,
    ) -> Result<Proved, ExportError> {
        let mut translations = translations.to_vec();
        let mut left_out = Vec::new();
        loop {
            let mut exported = self.export(&translations, options)?;
            let error = match self.proof(&exported) {
                Ok(proof) => {
                    exported.notices.append(&mut left_out);
                    return Ok(Proved { exported, proof });
                }
                Err(error) => error,
            };
            let culprit = self.culprit(&error, &translations);
            let may_stay = options.untranslated != Untranslated::Stop && left_out.len() < MOST_LEFT_OUT;
            let Some((number, block)) = culprit.filter(|_| may_stay) else {
                return Err(unproved(error, culprit));
            };
            for one in translations.iter_mut().filter(|one| one.block == number) {
                one.target = None;
            }
            left_out.push(Notice { code: "not-written", detail: beginning(block) });
        }
    }

    fn proof(&self, exported: &Exported) -> Result<Proof, ProofError> {
        let hint = Hint { file_name: None, format: Some(self.format) };
        verify(self.bytes(), &exported.bytes, &hint)
    }

    /// The block with a target that stands where the proof stopped, or nearest before that, or else after it.
    fn culprit(&self, error: &ProofError, translations: &[Translation]) -> Option<(u32, &Block)> {
        let ProofError::Changed { at, .. } = error else { return None };
        // Places in a packed document are those of a part.
        if self.package.is_some() {
            return None;
        }
        let touched = || translations.iter().filter(|one| one.target.is_some()).map(|one| one.block);
        let begins = |number: &u32| {
            self.block(*number).map_or(usize::MAX, |block| self.decoded.byte_at(block.start() as usize))
        };
        let before = touched().filter(|number| begins(number) <= *at).max_by_key(begins);
        let number = before.or_else(|| touched().min_by_key(begins))?;
        Some((number, self.block(number)?))
    }
}

fn unproved(error: ProofError, found: Option<(u32, &Block)>) -> ExportError {
    ExportError::Unproved {
        block: found.map(|(number, _)| number),
        text: found.map(|(_, block)| beginning(block)),
        error,
    }
}

fn beginning(block: &Block) -> String {
    block.text.chars().take(60).collect()
}
