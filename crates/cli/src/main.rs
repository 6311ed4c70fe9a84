//! `persklaar-cli`: the use cases of the window for newsroom scripts and tests.
//!
//! Exit status 0 done, 1 it could not be done (what and how to go on are on stderr), 2 wrong usage. The commands and
//! their JSON are fixed by docs/formats.md. Nothing here knows more than `persklaar-app` lets it.

mod arguments;
mod documents;
mod endpoints;
mod host;
mod jobs;
mod memories;
mod output;

use arguments::{Arguments, Command};
use clap::Parser;
use output::Output;
use persklaar_app::contract::{AppError, ErrorCode};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let output = Output { json: arguments.json };
    match run(&arguments.command, &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command, output: &Output) -> Result<(), AppError> {
    match command {
        Command::Segments(request) => documents::segments(request, output),
        Command::Pseudo(request) => documents::pseudo(request, output),
        Command::Create(request) => jobs::create(request, output),
        Command::Show(request) => jobs::show(request, output),
        Command::Set(request) => jobs::set(request, output),
        Command::Pretranslate(request) => jobs::pretranslate(request, output),
        Command::Export(request) => jobs::export(request, output),
        Command::Translate(request) => jobs::translate(request, output),
        Command::Check { .. } => Err(later("check")),
        Command::Update { .. } => Err(later("update")),
        Command::Memory(request) => memories::run(request, output),
        Command::Endpoint(request) => endpoints::run(request, output),
    }
}

fn later(name: &str) -> AppError {
    AppError::new(
        ErrorCode::NotYet,
        format!("'{name}' comes in a later version."),
        "This version can create, show, set, pretranslate and export.",
    )
}
