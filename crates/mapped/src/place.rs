//! Where a file is, on this machine or on another, and whether it may be written.
//!
//! Asked by the path: opening a database here and closing it again would take away the locks that SQLite holds on it in
//! the same program.

use std::fs::File;
use std::path::Path;

/// Whether another machine serves the file system that a file or folder is on, as far as it can be told.
#[cfg(target_os = "linux")]
pub fn is_remote(path: &Path) -> bool {
    rustix::fs::statfs(path).is_ok_and(|about| is_remote_kind(about.f_type as u64))
}

/// Whether this person may write a file, as far as it can be told.
#[cfg(target_os = "linux")]
pub fn may_write(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

/// The same of a file that is open.
#[cfg(target_os = "linux")]
pub(crate) fn is_served(file: &File) -> bool {
    rustix::fs::fstatfs(file).is_ok_and(|about| is_remote_kind(about.f_type as u64))
}

#[cfg(target_os = "linux")]
fn is_remote_kind(kind: u64) -> bool {
    REMOTE.contains(&(kind & 0xffff_ffff))
}

/// Numbers that Linux gives to network file systems: NFS, SMB, SMB2, CIFS, AFS, Coda, 9P, Ceph, folders
/// that a virtual machine shares, and FUSE, behind which many others are.
#[cfg(target_os = "linux")]
const REMOTE: &[u64] = &[
    0x6969,
    0x517b,
    0xfe53_4d42,
    0xff53_4d42,
    0x5346_414f,
    0x7375_7245,
    0x0102_1997,
    0x00c3_6400,
    0x786f_4256,
    0x6573_5546,
];

/// Elsewhere it is not known, and a file is taken to be on this machine.
#[cfg(not(target_os = "linux"))]
pub fn is_remote(_: &Path) -> bool {
    false
}

/// Elsewhere the file itself says it.
#[cfg(not(target_os = "linux"))]
pub fn may_write(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|about| !about.permissions().readonly())
}

/// As for a path.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_served(_: &File) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_file_systems() {
        for (kind, expected) in
            [(0x6969, true), (0xff53_4d42, true), (0xffff_ffff_fe53_4d42, true), (0xef53, false)]
        {
            assert_eq!(is_remote_kind(kind), expected, "{kind:x}");
        }
        let folder = tempfile::tempdir().unwrap();
        assert!(may_write(folder.path()));
        assert!(!is_remote(&folder.path().join("none")) && !may_write(&folder.path().join("none")));
    }
}
