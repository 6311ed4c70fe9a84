//! The arrows between the crates, and what the pure ones may not touch (docs/architecture.md).

use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use persklaar_tests::places::root;
use std::collections::BTreeMap;

/// What each package may depend on among our own, directly.
const ARROWS: &[(&str, &[&str])] = &[
    ("persklaar", &["persklaar-app"]),
    ("persklaar-cli", &["persklaar-app"]),
    ("persklaar-tests", &["persklaar-app"]),
    ("persklaar-bench", &["persklaar-document", "persklaar-text"]),
    (
        "persklaar-app",
        &[
            "persklaar-checks",
            "persklaar-document",
            "persklaar-job",
            "persklaar-memory",
            "persklaar-mt",
            "persklaar-text",
        ],
    ),
    ("persklaar-checks", &["persklaar-text"]),
    ("persklaar-document", &["persklaar-text"]),
    ("persklaar-job", &["persklaar-text"]),
    ("persklaar-mapped", &[]),
    ("persklaar-memory", &["persklaar-mapped", "persklaar-text"]),
    ("persklaar-mt", &["persklaar-text"]),
    ("persklaar-text", &[]),
];

const PURE: &[&str] = &["text", "document", "checks"];
const EFFECTS: &[&str] = &["tokio", "rusqlite", "reqwest", "tauri", "jiff", "tempfile"];
const EFFECTS_IN_STD: &[&str] =
    &["std::fs", "std::net", "std::process", "std::env", "SystemTime", "Instant::now"];

fn packages() -> Vec<Package> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec();
    metadata.expect("cargo knows the workspace").packages
}

fn dependencies(package: &Package) -> Vec<String> {
    let kept =
        package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
    kept.map(|dependency| dependency.name.clone()).collect()
}

#[test]
fn the_arrows_hold() {
    let allowed: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    for package in packages() {
        let name = package.name.to_string();
        let may =
            allowed.get(name.as_str()).unwrap_or_else(|| panic!("{name} has no place in the architecture"));
        for dependency in dependencies(&package).iter().filter(|name| name.starts_with("persklaar")) {
            assert!(may.contains(&dependency.as_str()), "{name} must not depend on {dependency}");
        }
    }
}

#[test]
fn only_the_shell_knows_tauri() {
    for package in packages().iter().filter(|package| package.name.as_str() != "persklaar") {
        for dependency in dependencies(package) {
            assert!(!dependency.starts_with("tauri"), "{} must not know {dependency}", package.name);
        }
    }
}

#[test]
fn pure_crates_have_no_effects() {
    for name in PURE {
        let package = format!("persklaar-{name}");
        let found = packages().into_iter().find(|known| known.name.as_str() == package).expect("it exists");
        for dependency in dependencies(&found) {
            assert!(!EFFECTS.contains(&dependency.as_str()), "{package} must not depend on {dependency}");
        }
        for (path, text) in sources(&root().join("crates").join(name).join("src")) {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for effect in EFFECTS_IN_STD {
                assert!(!code.contains(effect), "{path} uses {effect}");
            }
        }
    }
}

#[test]
fn no_crate_has_an_empty_name() {
    for package in packages() {
        for name in ["utils", "util", "common", "helpers", "core"] {
            assert_ne!(package.name.as_str(), format!("persklaar-{name}"));
        }
    }
}

#[test]
fn only_the_host_folder_of_the_interface_knows_tauri() {
    let folder = root().join("ui/src");
    for (path, text) in sources(&folder) {
        if !path.contains("/src/host/") {
            assert!(!text.contains("@tauri-apps"), "{path} imports Tauri");
        }
        assert!(!text.contains("{@html"), "{path} inserts HTML");
        assert!(!text.contains(".innerHTML"), "{path} inserts HTML");
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    let crates = ["text", "mapped", "document", "memory", "job", "checks", "mt", "app", "cli"];
    let folders = crates.map(|name| root().join("crates").join(name).join("src"));
    for folder in folders.into_iter().chain([root().join("src-tauri/src"), root().join("tests")]) {
        for (path, text) in sources(&folder).into_iter().filter(|(path, _)| path.ends_with(".rs")) {
            assert!(text.starts_with("//!"), "{path} does not open with what it is for");
        }
    }
}

/// All Rust, TypeScript and Svelte files below a folder.
fn sources(folder: &std::path::Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|kind| ["rs", "ts", "svelte"].iter().any(|known| kind == *known))
            {
                let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
                found.push((path.display().to_string(), text));
            }
        }
    }
    assert!(!found.is_empty(), "{} has sources", folder.display());
    found
}
