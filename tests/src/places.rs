//! Where things are in the repository, and beside it.

use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Real material that is not part of the repository; `None` says so on stderr, for a test to skip.
#[expect(clippy::print_stderr, reason = "a skipped test says why")]
pub fn shared_data(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not beside the repository");
    None
}
