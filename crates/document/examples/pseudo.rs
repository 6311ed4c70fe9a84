//! Pseudo-translates a file: `pseudo FILE OUT`. What is still plain in OUT was never offered for translation.
//!
//! The tests in `tests/offered` look at the result in a browser. Every segment gets a target, those in another language
//! than the source as well, because the browser does not know the source.

#![expect(clippy::print_stderr, reason = "an example speaks on the terminal")]

use persklaar_document::{ExportOptions, Hint, Translation, Untranslated, read};
use persklaar_text::{Language, pseudo::pseudo, segmentation::Segmenter};
use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, out] = arguments.as_slice() else {
        eprintln!("usage: pseudo FILE OUT");
        return ExitCode::from(2);
    };
    match translated(file).and_then(|bytes| Ok(std::fs::write(out, bytes)?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn translated(file: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let bytes = std::fs::read(file)?;
    let (document, _) = read(&bytes, &Hint { file_name: Some(file), format: None })?;
    let from = Language::default();
    let segmenter = Segmenter::for_language(&from);
    let translations: Vec<Translation> = document
        .segments(&from, &|text| segmenter.breaks(text))
        .into_iter()
        .map(|segment| segment.with_target(Some(pseudo(&segment.source))))
        .collect();
    let options = ExportOptions { from: &from, to: &"en".parse()?, untranslated: Untranslated::Stop };
    Ok(document.export(&translations, &options)?.bytes)
}
