//! The main job by command line: open, reuse, translate, export, prove.

use crate::tools::{Desk, bytes, sample};
use serde_json::{Value, json};

fn with_job(desk: &Desk) {
    let html = sample("release.html");
    desk.run([
        "create",
        &html,
        "--to",
        "en-GB",
        "-o",
        &desk.path("j.persklaar").display().to_string(),
        "--json",
    ])
    .json();
    desk.run(["memory", "import", &desk.path("m").display().to_string(), &sample("memory.tmx"), "--json"])
        .json();
}

#[test]
fn sample_is_translated_from_its_memory_and_proved() {
    let desk = Desk::new();
    with_job(&desk);
    let filled = desk.line("pretranslate {}/j.persklaar --memory {}/m --json").json();
    let count = |name: &str| filled["filled"][name].as_u64().unwrap_or_default();
    assert!(count("100") >= 3 && count("101") + count("102") >= 1, "{filled}");
    let proof = desk.line("export {}/j.persklaar -o {}/out.html --untranslated source --proof --json").json();
    let changed = proof["changed"].as_array().expect("a list of changes");
    assert!(changed.iter().any(|change| change["kind"] == "text"), "{proof}");
    assert!(changed.iter().any(|change| change["kind"] == "language"), "{proof}");
    assert_identical_outside(
        &bytes(sample("release.html").as_ref()),
        &bytes(&desk.path("out.html")),
        changed,
    );
    let out = String::from_utf8(bytes(&desk.path("out.html"))).expect("UTF-8");
    assert!(out.contains("lang=\"en-GB\""));
}

/// What is between the changed spans of the original stands in the export, in order.
fn assert_identical_outside(original: &[u8], exported: &[u8], changed: &[Value]) {
    let place = |change: &Value, name: &str| change[name].as_u64().expect("a byte offset") as usize;
    let (mut from, mut rest) = (0, exported);
    for change in changed {
        let kept = &original[from..place(change, "start")];
        let at = rest.windows(kept.len().max(1)).position(|window| window == kept);
        let at = if kept.is_empty() { Some(0) } else { at };
        rest = &rest[at.expect("an unchanged part is missing") + kept.len()..];
        from = place(change, "end");
    }
    assert!(rest.ends_with(&original[from..]));
}

#[test]
fn untouched_export_is_the_same_file() {
    let desk = Desk::new();
    for name in ["release.html", "release.txt"] {
        let job = desk.path(name).with_extension("persklaar").display().to_string();
        let out = desk.path(name).display().to_string();
        desk.run(["create", &sample(name), "--to", "en", "-o", &job, "--json", "--force"]).json();
        desk.run(["export", &job, "-o", &out, "--untranslated", "source", "--json", "--force"]).json();
        assert_eq!(bytes(out.as_ref()), bytes(sample(name).as_ref()), "{name}");
        std::fs::remove_file(&job).expect("the job is there");
    }
}

#[test]
fn set_confirms_propagates_and_teaches_the_memory() {
    let desk = Desk::new();
    let page = "<p>Goed nieuws. Het is <b>goed</b> nieuws.</p><p>Goed nieuws.</p>";
    let file = desk.file("a.html", page).display().to_string();
    let job = desk.path("a.persklaar").display().to_string();
    let memory = desk.path("fresh").display().to_string();
    desk.run(["create", &file, "--to", "en", "-o", &job]);
    desk.run(["set", &job, "1", "--target", "Good news.", "--confirm", "--memory", &memory, "--json"]).json();
    desk.run(["set", &job, "2", "--target", "It is <1>good</1> news & more.", "--json"]).json();
    let shown = desk.run(["show", &job, "--json"]).json();
    let segments = shown["segments"].as_array().expect("segments");
    let states: Vec<&Value> = segments.iter().map(|segment| &segment["state"]).collect();
    assert_eq!(states, [&json!("confirmed"), &json!("draft"), &json!("prefilled")]);
    assert_eq!(segments[2]["target"], "Good news.");
    assert_eq!(segments[1]["origin"], "typed");
    let looked = desk.run(["memory", "lookup", &memory, "--to", "en", "Goed nieuws.", "--json"]).json();
    assert_eq!(looked["matches"][0]["score"], 100);
    assert_eq!(looked["matches"][0]["target"], "Good news.");
    let out = desk.path("out.html").display().to_string();
    desk.run(["export", &job, "-o", &out, "--json"]).json();
    let expected = "<p>Good news. It is <b>good</b> news &amp; more.</p><p>Good news.</p>";
    assert_eq!(String::from_utf8_lossy(&bytes(out.as_ref())), expected);
}

#[test]
fn a_fuzzy_match_is_filled_in_with_its_numbers_and_dates_replaced() {
    let desk = Desk::new();
    let source = "De boete van 15.000 euro geldt vanaf 14 mei 2025 voor <b>alle</b> vervoerders.";
    let file = desk.file("a.html", format!("<p>{source}</p>")).display().to_string();
    let known = "De boete van 900 euro geldt vanaf 12 maart 2024 voor alle vervoerders.\t\
                 From 12 March 2024 the fine of 900 euros applies to all operators.\n";
    let units = desk.file("units.tsv", known).display().to_string();
    let job = desk.path("a.persklaar").display().to_string();
    let memory = desk.path("m").display().to_string();
    desk.run(["memory", "import", &memory, &units, "--from", "nl", "--to", "en", "--json"]).json();
    desk.run(["create", &file, "--to", "en", "-o", &job, "--json"]).json();
    desk.run(["pretranslate", &job, "--memory", &memory, "--min", "70", "--json"]).json();
    let shown = desk.run(["show", &job, "--json"]).json();
    let expected = "From 14 May 2025 the fine of 15,000 euros applies to all operators.";
    assert_eq!(shown["segments"][0]["target"], expected);
    // The memory's answer stays the unit's own text.
    let text = "De boete van 15.000 euro geldt vanaf 14 mei 2025 voor alle vervoerders.";
    let looked = desk.run(["memory", "lookup", &memory, "--to", "en", text, "--json"]).json();
    let own = "From 12 March 2024 the fine of 900 euros applies to all operators.";
    assert_eq!(looked["matches"][0]["target"], own);
}

#[test]
fn bad_input_says_how_to_go_on() {
    let desk = Desk::new();
    let empty = desk.file("empty.html", "").display().to_string();
    let picture = desk.file("p.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").display().to_string();
    let zero = desk.file("zero.persklaar", "").display().to_string();
    let good = desk.file("good.html", "<p>Dag.</p>").display().to_string();
    let job = desk.path("j.persklaar").display().to_string();
    desk.run(["segments", &empty]).refused();
    desk.run(["segments", &picture]).refused();
    desk.run(["segments", "/no/such/file.html"]).refused();
    desk.run(["show", &zero]).refused();
    assert!(desk.run(["create", &good, "--to", "banana", "-o", &job]).refused().contains("banana"));
    desk.run(["create", &good, "--to", "en", "-o", &job, "--json"]).json();
    desk.run(["create", &good, "--to", "en", "-o", &job]).refused();
    desk.run(["create", &good, "--to", "en", "-o", &good, "--force"]).refused();
    desk.run(["export", &job, "-o", &desk.path("x.html").display().to_string()]).refused();
    desk.run(["export", &job, "-o", &good, "--untranslated", "source", "--force"]).refused();
    desk.run(["set", &job, "9", "--target", "x"]).refused();
    desk.run(["set", &job, "1", "--target", "a <b>"]).refused();
    desk.run(["memory", "stats", &desk.path("none").display().to_string()]).refused();
    desk.run(["check", &job]).refused();
    desk.run(["update", &job, &good]).refused();
    assert_eq!(desk.run(["pretranslate"]).status, 2);
    desk.run(["translate", &good, "--to", "en", "-o", &good, "--untranslated", "mark", "--force"]).refused();
    assert_eq!(bytes(good.as_ref()), b"<p>Dag.</p>");
}
