//! `test-host [DATA] [PORT]`: serves ui/dist against the real application on loopback and says where.

use persklaar_tests::{places, server};
use std::io::Write;
use std::path::PathBuf;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = tempfile::tempdir()?;
    let data = arguments.next().map_or_else(|| folder.path().to_path_buf(), PathBuf::from);
    let port = arguments.next().and_then(|port| port.parse().ok()).unwrap_or(0);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    server::serve(listener, data, places::root().join("ui/dist")).await
}
