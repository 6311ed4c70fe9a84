//! `endpoint`: the configured machine-translation endpoints.

use crate::arguments::EndpointRequest;
use crate::host;
use crate::output::Output;
use persklaar_app::App;
use persklaar_app::contract::{AppError, EndpointOnly, EndpointSave, Endpoints};
use std::io::IsTerminal;

pub(crate) fn run(request: &EndpointRequest, output: &Output) -> Result<(), AppError> {
    let app = host::app()?;
    let endpoints = match request {
        EndpointRequest::Add { name, kind, url } => {
            let key = ask_for_key();
            let save = EndpointSave { name: name.clone(), kind: kind.clone(), url: url.clone(), key };
            call(&app, "endpoint_save", &save)?
        }
        EndpointRequest::List => call(&app, "endpoint_list", &persklaar_app::contract::Empty {})?,
        EndpointRequest::Remove { name } => {
            call(&app, "endpoint_remove", &EndpointOnly { name: name.clone() })?
        }
    };
    output.answer(&endpoints, || {
        let line = |endpoint: &persklaar_app::contract::EndpointInfo| {
            format!("{}\t{}\t{}", endpoint.name, endpoint.kind, endpoint.url)
        };
        endpoints.endpoints.iter().map(line).collect()
    });
    Ok(())
}

fn call(app: &App, command: &str, request: &impl serde::Serialize) -> Result<Endpoints, AppError> {
    let request = serde_json::to_value(request).unwrap_or_default();
    let answer = crate::jobs::runtime()?.block_on(app.call(command, request))?;
    Ok(serde_json::from_value(answer).unwrap_or_default())
}

/// Only where there is a person to ask; a script uses the environment.
fn ask_for_key() -> Option<String> {
    if !std::io::stdin().is_terminal() {
        return None;
    }
    rpassword::prompt_password("Key (Enter for none): ").ok().filter(|key| !key.is_empty())
}
