//! Machine translation by command line, against the real Apertium.

use crate::tools::{Answer, Desk};
use persklaar_tests::places::root;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

/// Apertium's own server on a free port of this computer; ends with the test.
struct Apertium {
    child: Child,
    url: String,
}

impl Apertium {
    #[expect(clippy::print_stderr, reason = "a skipped test says why")]
    fn start() -> Option<Self> {
        let mut child = Command::new("/usr/bin/python3")
            .arg("-B")
            .arg(root().join("tests/mt/apy.py"))
            .arg("--until-stdin-closes")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut url = String::new();
        BufReader::new(child.stdout.take()?).read_line(&mut url).ok()?;
        let url = url.trim().to_owned();
        if url.is_empty() {
            eprintln!("skipped: Apertium with Dutch to Afrikaans is not installed");
            let _ = child.wait();
            return None;
        }
        Some(Self { child, url })
    }
}

impl Drop for Apertium {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn job(desk: &Desk) -> String {
    let page = "<p>De regering is in <b>Amsterdam</b>.</p><p>Het huis &lt; de tuin.</p>";
    let file = desk.file("a.html", page).display().to_string();
    let job = desk.path("a.persklaar").display().to_string();
    desk.run(["create", &file, "--to", "af", "-o", &job, "--json"]).json();
    job
}

fn add(desk: &Desk, url: &str) -> Answer {
    desk.run(["endpoint", "add", "mt", "--kind", "apertium", "--url", url, "--json"])
}

#[test]
fn apertium_fills_what_is_left_and_tags_survive() {
    let Some(apertium) = Apertium::start() else { return };
    let desk = Desk::new();
    add(&desk, &apertium.url).json();
    let job = job(&desk);
    let filled = desk.run(["pretranslate", &job, "--endpoint", "mt", "--json"]).json();
    assert_eq!((&filled["filled"]["mt"], &filled["left"]), (&2.into(), &0.into()), "{filled}");
    let shown = desk.run(["show", &job, "--json"]).json();
    let first = &shown["segments"][0];
    let target = first["target_tagged"].as_str().expect("a target");
    assert!(target.contains("<1>Amsterdam</1>"), "{target}");
    assert_eq!((&first["state"], &first["origin"]), (&"prefilled".into(), &"mt".into()));
    assert_ne!(first["target"], first["text"]);
    assert!(shown["segments"][1]["target"].as_str().is_some_and(|target| target.contains('<')));
    let again = desk.run(["pretranslate", &job, "--endpoint", "mt", "--json"]).json();
    assert_eq!(again["filled"]["mt"], 0);
    let out = desk.path("out.html").display().to_string();
    desk.run(["export", &job, "-o", &out, "--proof", "--json"]).json();
}

#[test]
fn dead_unknown_and_far_endpoints_say_how_to_go_on() {
    let desk = Desk::new();
    let job = job(&desk);
    desk.run(["pretranslate", &job, "--endpoint", "nobody"]).refused();
    add(&desk, "http://mt.example.org").refused();
    // A port that was free a moment ago: nobody listens.
    let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    add(&desk, &format!("http://{free}")).json();
    desk.run(["pretranslate", &job, "--endpoint", "mt"]).refused();
    let shown = desk.run(["show", &job, "--json"]).json();
    assert_eq!(shown["segments"][0]["state"], "empty");
    desk.run(["endpoint", "remove", "mt", "--json"]).json();
    desk.run(["endpoint", "remove", "mt"]).refused();
}
