//! How random the random tests are: the same cases in every ordinary run, so that none fails by chance, and new ones
//! where `PERSKLAAR_FUZZ_CASES` says how many.

use proptest::test_runner::{Config, RngSeed};

/// For a test that tries `ordinary` cases in every run.
pub(crate) fn config(ordinary: u32) -> Config {
    let wanted = std::env::var("PERSKLAAR_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok());
    Config {
        cases: wanted.unwrap_or(ordinary),
        rng_seed: if wanted.is_some() { RngSeed::Random } else { RngSeed::Fixed(1) },
        failure_persistence: None,
        ..Config::default()
    }
}
