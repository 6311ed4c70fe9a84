//! Real pages come back as they were.

use crate::tools::{Desk, bytes};
use persklaar_app::Language;
use persklaar_app::release::Release;
use persklaar_app::rules::Rules;
use persklaar_tests::places::shared_data;

#[test]
fn real_pages_export_untouched_byte_for_byte() {
    let Some(folder) = shared_data("pages") else { return };
    let desk = Desk::new();
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the pages can be listed") {
        let path = entry.expect("the pages can be listed").path();
        if path.extension().is_none_or(|kind| kind != "html") {
            continue;
        }
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Ok(release) = Release::from_file(&path, &Language::default(), &Rules::built_in()) else {
            panic!("{name} was not read");
        };
        assert!(!release.segments.is_empty(), "{name} has segments");
        let job = desk.path("page.persklaar").display().to_string();
        let out = desk.path(&name).display().to_string();
        desk.run(["create", &path.display().to_string(), "--to", "en", "-o", &job, "--force", "--json"])
            .json();
        desk.run(["export", &job, "-o", &out, "--untranslated", "source", "--json"]).json();
        assert!(bytes(out.as_ref()) == bytes(&path), "{name} came back different");
        seen += 1;
    }
    assert_eq!(seen, 27);
}

#[test]
fn one_text_that_cannot_be_written_does_not_hold_back_the_page() {
    let desk = Desk::new();
    let file = desk.file("a.md", "# Kop\n\nZie `een` en `twee` samen.\n\nSlot.\n").display().to_string();
    let job = desk.path("a.persklaar").display().to_string();
    let out = desk.path("out.md");
    let shown = out.display().to_string();
    desk.run(["create", &file, "--to", "en", "-o", &job, "--json"]).json();
    for (number, target) in [("1", "Head"), ("2", "!!<1/><2/>"), ("3", "End.")] {
        desk.run(["set", &job, number, "--target", target, "--json"]).json();
    }
    let export = ["export", &job, "-o", &shown, "--json", "--untranslated"];
    let refused = desk.run(export.iter().copied().chain(["stop"]));
    assert!(refused.refused().contains("near 'Zie  en  samen.'"), "{}", refused.stderr);
    assert!(!out.exists(), "nothing is written");
    let done = desk.run(export.iter().copied().chain(["source"])).json();
    assert_eq!(done["notices"][0]["code"], "not-written", "{done}");
    assert_eq!(bytes(&out), b"# Head\n\nZie `een` en `twee` samen.\n\nEnd.\n");
}
