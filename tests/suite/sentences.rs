//! A person's own rules for sentences, by command line and in the program.

use crate::tools::Desk;
use persklaar_app::{App, Places};
use persklaar_tests::host::TestHost;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Breaks after a semicolon and nowhere else; the last rule is more than an automaton can do.
const OWN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="yes"/>
<body>
<languagerules>
<languagerule languagerulename="Ours">
<rule break="no"><beforebreak>[.!?]</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>(a)\1</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
</languagerules>
<maprules><languagemap languagepattern="[Nn][Ll].*" languagerulename="Ours"/></maprules>
</body>
</srx>
"#;

const RELEASE: &str = "Een zin. Nog een zin; en de rest. Slot\n";

fn texts(answer: &Value) -> Vec<String> {
    let segments = answer["segments"].as_array().expect("segments");
    segments.iter().map(|segment| segment["text"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_command_line_cuts_by_a_file_of_rules() {
    let desk = Desk::new();
    let release = desk.file("a.txt", RELEASE).display().to_string();
    let own = desk.file("own.srx", OWN).display().to_string();
    assert_eq!(
        texts(&desk.run(["segments", &release, "--json"]).json()),
        ["Een zin.", "Nog een zin; en de rest.", "Slot"]
    );
    let answer = desk.run(["segments", &release, "--srx", &own, "--json"]);
    assert_eq!(texts(&answer.json()), ["Een zin. Nog een zin;", "en de rest. Slot"]);
    assert!(answer.stderr.contains("own.srx: line 9: "), "{}", answer.stderr);
    let english = desk.run(["segments", &release, "--srx", &own, "--from", "en", "--json"]).json();
    assert_eq!(texts(&english).len(), 3, "other languages keep the program's own rules");
    let job = desk.path("a.persklaar").display().to_string();
    let words = ["create", &release, "--to", "en", "-o", &job, "--srx", &own, "--json"];
    assert_eq!(desk.run(words).json()["segments"], 2);
    desk.run(["segments", &release, "--srx", &release]).refused();
    desk.run(["segments", &release, "--srx", "nowhere.srx"]).refused();
}

/// The program over the data in a folder, as it is after a start.
fn program(data: &Path) -> (App, Arc<TestHost>) {
    let host = Arc::new(TestHost::default());
    let places = Places { documents: data.join("exports"), data: data.to_owned() };
    let app = App::open(places, Arc::<TestHost>::clone(&host), None).expect("the program starts");
    (app, host)
}

async fn call(app: &App, command: &str, request: Value) -> Value {
    app.call(command, request).await.unwrap_or_else(|error| panic!("{command}: {error}"))
}

async fn segments_of(app: &App, text: &str) -> Value {
    let request = json!({ "origin": { "kind": "pasted", "text": text } });
    call(app, "document_read", request).await["segments"].clone()
}

#[tokio::test]
async fn the_program_keeps_a_copy_of_the_rules() {
    let desk = Desk::new();
    let data = desk.path("data");
    let own: PathBuf = desk.file("own.srx", OWN);
    let (app, _) = program(&data);
    assert_eq!(call(&app, "rules_look", json!({})).await["name"], Value::Null);
    let used = call(&app, "rules_use", json!({ "path": own })).await;
    assert_eq!((&used["name"], &used["rules"]), (&json!("own.srx"), &json!(2)), "{used}");
    assert_eq!(used["problems"][0]["line"], 9, "{used}");
    assert_eq!(segments_of(&app, RELEASE).await, 2);
    std::fs::remove_file(&own).expect("the file goes");
    let (again, _) = program(&data);
    assert_eq!(segments_of(&again, RELEASE).await, 2, "the copy holds after a restart");
    let bad = desk.file("bad.srx", "no rules");
    let refused = again.call("rules_use", json!({ "path": bad })).await.expect_err("these are no rules");
    assert_eq!(json!(refused.code), "not-rules");
    assert_eq!(segments_of(&again, RELEASE).await, 2, "what was there stays");
    assert_eq!(call(&again, "rules_drop", json!({})).await["name"], Value::Null);
    assert_eq!(segments_of(&again, RELEASE).await, 3);
}

#[tokio::test]
async fn a_pasted_fragment_is_copied_back() {
    let desk = Desk::new();
    let (app, host) = program(&desk.path("data"));
    let fragment = "<h2>Kop</h2>\r\n<p class=intro>Een <b>zin</b> &amp; meer.</p>";
    let read = call(&app, "document_read", json!({ "origin": { "kind": "pasted", "text": fragment } })).await;
    let request = json!({ "document": read["document"], "from": "nl", "to": "en", "prefill": false });
    let job = call(&app, "job_create", request).await;
    let look = call(&app, "export_look", json!({ "job": job["job"] })).await;
    assert_eq!(look["copyable"], true);
    let copy = json!({ "job": job["job"], "untranslated": "source" });
    call(&app, "job_copy", copy.clone()).await;
    assert_eq!(host.copied(), [fragment], "untouched it is the same");
    let set = json!({ "job": job["job"], "segment": job["segments"][1]["id"], "target": "A <1>sentence</1> &amp; more." });
    call(&app, "segment_confirm", set).await;
    let copied = call(&app, "job_copy", copy).await;
    assert_eq!(copied["proof"]["changed"].as_array().map(Vec::is_empty), Some(false));
    let expected = "<h2 lang=\"nl\">Kop</h2>\r\n<p class=intro>A <b>sentence</b> &amp; more.</p>";
    assert_eq!(host.copied().last().map(String::as_str), Some(expected));
    let stopped = json!({ "job": job["job"], "untranslated": "stop" });
    let refused = app.call("job_copy", stopped).await.expect_err("one segment is untranslated");
    assert_eq!(json!(refused.code), "export-untranslated");
}
