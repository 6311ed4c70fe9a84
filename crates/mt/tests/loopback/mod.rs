//! A service on this computer that answers as a test says, and remembers what it was asked.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the service was sent.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    /// Method and path with any query.
    pub(crate) line: String,
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

/// What it does with a request.
pub(crate) enum Reply {
    /// Status, headers, body.
    Http(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// Nothing, for long.
    Silence,
    /// Hangs up at once.
    HangUp,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self::Http(status, vec![("Content-Type", "application/json".to_owned())], body.as_bytes().to_vec())
    }
}

pub(crate) struct Server {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Answers with `reply`, which also gets how many requests came before. Its threads end with the test.
    pub(crate) fn start(reply: impl Fn(&Asked, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (heard, reply) = (Arc::clone(&asked), Arc::new(reply));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (heard, reply) = (Arc::clone(&heard), Arc::clone(&reply));
                thread::spawn(move || serve(stream.unwrap(), &heard, &*reply));
            }
        });
        Self { url, asked }
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The requests that carried text.
    pub(crate) fn posts(&self) -> Vec<Asked> {
        self.asked().into_iter().filter(|asked| asked.line.starts_with("POST")).collect()
    }
}

/// A port that nothing listens at.
pub(crate) fn dead_port() -> String {
    format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap())
}

/// One request a connection is enough.
fn serve(stream: TcpStream, heard: &Mutex<Vec<Asked>>, reply: &dyn Fn(&Asked, usize) -> Reply) {
    let asked = read(&stream);
    let before = {
        let mut heard = heard.lock().unwrap();
        heard.push(asked.clone());
        heard.iter().filter(|other| other.line == asked.line).count() - 1
    };
    match reply(&asked, before) {
        Reply::Silence => thread::sleep(Duration::from_secs(30)),
        Reply::HangUp => {}
        Reply::Http(status, headers, body) => write(stream, status, &headers, &body),
    }
}

fn read(stream: &TcpStream) -> Asked {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        if header.trim().is_empty() {
            break;
        }
        headers.push(header.trim().to_ascii_lowercase());
    }
    let length = headers.iter().find_map(|header| header.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let line = line.trim().trim_end_matches(" HTTP/1.1").to_owned();
    Asked { line, headers, body: String::from_utf8(body).unwrap() }
}

/// The client may have heard enough; that is no failure here.
fn write(mut stream: TcpStream, status: u16, headers: &[(&str, String)], body: &[u8]) {
    let mut head =
        format!("HTTP/1.1 {status} Said\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}
