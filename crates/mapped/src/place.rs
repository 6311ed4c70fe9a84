//! Where a file is: on this machine or on another.

use std::fs::File;

/// Whether the file is on a file system that another machine serves, as far as it can be told.
#[cfg(target_os = "linux")]
pub(crate) fn is_remote(file: &File) -> bool {
    rustix::fs::fstatfs(file).is_ok_and(|about| REMOTE.contains(&(about.f_type as u64 & 0xffff_ffff)))
}

/// Numbers that Linux gives to network file systems: NFS, SMB, SMB2, CIFS, AFS, Coda, 9P, Ceph, and FUSE, behind which
/// many others are.
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
    0x6573_5546,
];

/// Elsewhere it is not known, and a file is taken to be on this machine.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_remote(_: &File) -> bool {
    false
}
