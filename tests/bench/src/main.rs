//! Figures of documents and segmentation, with those of other programs on the same material beside them.
//!
//! `scripts/bench.sh` runs it and docs/bench.md tells the method. Nothing is asserted: a busy machine is no fault, and
//! what is absent is told as absent. Other programs are run by the scripts in `peers/`; here they are files that were
//! made somehow, judged by one rule.

mod clock;
mod judge;
mod markup;
mod offered;
mod pages;
mod persklaar;
mod program;
mod segmentation;
mod sentences;
mod table;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Whatever went wrong, for the person at the terminal.
type Failure = Box<dyn std::error::Error>;

const USAGE: &str = "usage:
  persklaar-bench write PAGES OUT        Persklaar's exports of every page, and its figures
  persklaar-bench export KIND PAGE OUT   one export in a process of its own; KIND is untouched or pseudo
  persklaar-bench judge PAGES FOLDER     every program's exports below FOLDER
  persklaar-bench offered ANSWER         the answer of the browser's count, read from standard input with -
  persklaar-bench segmentation DATA FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["write", pages, out] => persklaar::write(Path::new(pages), Path::new(out)),
        ["export", kind, page, out] => persklaar::export_one(kind, Path::new(page), Path::new(out)),
        ["judge", pages, folder] => pages::judge(Path::new(pages), Path::new(folder)),
        ["offered", answer] => offered::tell(answer),
        ["segmentation", gold, folder] => segmentation::judge(Path::new(gold), Path::new(folder)),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Where even this cannot be written there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "persklaar-bench: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a line; a closed pipe ends the figures, not the program.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
