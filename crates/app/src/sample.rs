//! The sample release and its memory, inside the program so that they are always there.

/// The sample release.
pub const SAMPLE_RELEASE: &str = include_str!("../../../samples/release.html");
/// Its file name.
pub const SAMPLE_NAME: &str = "release.html";
/// The memory that goes with it, as TMX.
pub const SAMPLE_MEMORY: &str = include_str!("../../../samples/memory.tmx");

/// How many units the sample memory has.
pub(crate) fn units() -> u32 {
    u32::try_from(SAMPLE_MEMORY.matches("</tu>").count()).unwrap_or(u32::MAX)
}
