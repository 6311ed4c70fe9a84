//! The contract over loopback HTTP, for the interface in an ordinary browser.
//!
//! `POST /call/NAME` carries a command, `GET /events` what the program tells, `POST /test/...` what only a test may do;
//! everything else is the built interface. It is no server for people: it listens on 127.0.0.1 and trusts its caller.

use crate::host::TestHost;
use axum::Json;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::sse::{Event as Line, Sse};
use axum::routing::{get, post};
use persklaar_app::contract::{AppError, Event};
use persklaar_app::{App, Places};
use serde_json::Value;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// As tauri.conf.json has it, with this server in place of Tauri's own channel.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

#[derive(Clone)]
struct Serving {
    app: App,
    host: Arc<TestHost>,
}

/// Serves the application over `data` until it is stopped.
///
/// # Errors
/// When the port is taken or the data folder cannot be used.
pub async fn serve(listener: TcpListener, data: PathBuf, interface: PathBuf) -> std::io::Result<()> {
    let host = Arc::new(TestHost::default());
    let places = Places { documents: data.join("exports"), data };
    let app = App::open(places, Arc::<TestHost>::clone(&host), None).map_err(std::io::Error::other)?;
    let policy = SetResponseHeaderLayer::overriding(
        HeaderName::from_static("content-security-policy"),
        HeaderValue::from_static(POLICY),
    );
    let router = Router::new()
        .route("/call/{command}", post(call))
        .route("/events", get(events))
        .route("/test/pick", post(pick))
        .route("/test/offer", post(offer))
        .route("/test/opened", get(opened))
        .route("/test/copied", get(copied))
        .fallback_service(ServeDir::new(interface))
        .layer(policy)
        .with_state(Serving { app, host });
    axum::serve(listener, router).await
}

async fn call(
    State(serving): State<Serving>,
    Path(command): Path<String>,
    Json(request): Json<Value>,
) -> Result<Json<Value>, (StatusCode, Json<AppError>)> {
    let answer = serving.app.call(&command, request).await;
    answer.map(Json).map_err(|error| (StatusCode::UNPROCESSABLE_ENTITY, Json(error)))
}

async fn events(State(serving): State<Serving>) -> Sse<impl Stream<Item = Result<Line, Infallible>>> {
    let told = BroadcastStream::new(serving.host.listen()).filter_map(Result::ok);
    Sse::new(told.filter_map(|event| Line::default().json_data(event).ok()).map(Ok))
}

async fn pick(State(serving): State<Serving>, Json(path): Json<PathBuf>) {
    serving.host.will_pick(path);
}

async fn offer(State(serving): State<Serving>, Json(path): Json<String>) {
    persklaar_app::Host::emit(&*serving.host, Event::FileOffered { path });
}

async fn copied(State(serving): State<Serving>) -> Json<Vec<String>> {
    Json(serving.host.copied())
}

async fn opened(State(serving): State<Serving>) -> Json<Vec<PathBuf>> {
    Json(serving.host.opened())
}
