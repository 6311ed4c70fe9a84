//! What a memory promises as a whole, over the real programs: the index's answers are those of comparing with every
//! unit, a program that dies loses and doubles nothing, and two programs at once do not harm each other.

mod compared;
mod exactness;
mod grown;
mod killing;
mod kills;
mod kills_of_upkeep;
mod million;
mod odd_texts;
mod place;
mod sentences;
mod side_by_side;
#[path = "../suite/tools.rs"]
#[expect(dead_code, reason = "the other suites use the rest")]
mod tools;
mod whole;

/// Whether the slow and thorough form of a suite is wanted.
fn long() -> bool {
    std::env::var_os("PERSKLAAR_LONG").is_some()
}
