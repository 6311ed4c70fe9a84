//! Running the command line as a newsroom script does.

use persklaar_tests::places::root;
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The command-line program, as cargo built it for this run.
pub(crate) fn program() -> PathBuf {
    let mut folder = std::env::current_exe().expect("this test has a path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let program = folder.join(format!("persklaar-cli{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not built; run the whole workspace's tests", program.display());
    program
}

/// A folder of its own for the program's settings and for the test's files.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// What a command answered.
pub(crate) struct Answer {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Answer {
    /// The one JSON document of a command that went well.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.status, 0, "{}", self.stderr);
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }

    /// That it could not be done and says how to go on.
    pub(crate) fn refused(&self) -> &str {
        assert_eq!(self.status, 1, "{} {}", self.stdout, self.stderr);
        assert!(self.stderr.lines().count() >= 2, "no way out in: {}", self.stderr);
        &self.stderr
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// In memory where the system has such a place: for what is not about the disk and writes much.
    #[allow(dead_code, reason = "not every suite writes much")]
    pub(crate) fn quick() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Self { folder: folder.expect("a temporary folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the test's.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("the file is written");
        path
    }

    /// Runs a command with its words.
    pub(crate) fn run<Word: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = Word>) -> Answer {
        let output = Command::new(program())
            .args(words)
            .env("PERSKLAAR_DATA", self.path("data"))
            .stdin(std::process::Stdio::null())
            .output()
            .expect("the program runs");
        answer(&output)
    }

    /// Runs a command line of words without spaces.
    pub(crate) fn line(&self, line: &str) -> Answer {
        let folder = self.folder.path().display().to_string();
        self.run(line.split_whitespace().map(|word| word.replace("{}", &folder)))
    }
}

fn answer(output: &Output) -> Answer {
    Answer {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A file of the samples.
pub(crate) fn sample(name: &str) -> String {
    root().join("samples").join(name).display().to_string()
}

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
