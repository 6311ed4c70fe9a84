//! Ten thousand segments. The bounds are wide, because machines are busy; the figures are printed.

use crate::samples::{at, new_job, new_segment, place, text};
use persklaar_job::{ConfirmOptions, Job, Origin};
use std::time::{Duration, Instant};

fn timed<T>(what: &str, bound: Duration, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    let took = begun.elapsed();
    println!("{what}: {took:?}");
    assert!(took < bound, "{what} took {took:?}");
    done
}

#[test]
fn ten_thousand_segments() {
    let place = place();
    let sources = (0..10_000).map(|n| new_segment(&format!("De zin met <1>nummer</1> {}.", n / 2)));
    let new = new_job(sources.collect());
    let job = timed("create", Duration::from_secs(8), || Job::create(&place.path, &new).unwrap());
    job.close().unwrap();
    let mut job = timed("open", Duration::from_secs(3), || Job::open(&place.path).unwrap());
    timed("segments", Duration::from_secs(5), || assert_eq!(job.segments().unwrap().len(), 10_000));
    timed("100 types", Duration::from_secs(8), || {
        for n in 0..100 {
            job.type_target(n % 7 + 1, &text(&format!("Sentence {n}")), at(n)).unwrap();
        }
    });
    let propagate = ConfirmOptions { unit: None, propagate: true };
    timed("confirm", Duration::from_secs(1), || {
        let changed = job.confirm(9001, &text("The <1>x</1>"), &propagate, at(1)).unwrap();
        assert_eq!(changed.segments.len(), 2);
    });
    let fillings: Vec<_> = (1..=2_000).map(|id| (id, text("The sentence."), Origin::Match(100))).collect();
    timed("prefill 2,000", Duration::from_secs(10), || job.prefill(fillings, at(2)).unwrap());
    timed("undo it", Duration::from_secs(10), || job.undo(at(3)).unwrap());
    timed("close", Duration::from_secs(5), || job.close().unwrap());
}
