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
