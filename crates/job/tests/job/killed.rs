//! Nothing that was acknowledged is lost when the program is killed, and nobody stays locked out.
//!
//! The child is this test binary itself, told by a variable to type into a job until it dies.

use crate::samples::{at, create, place, text};
use persklaar_job::{Access, ConfirmOptions, Job, OutboxUnit, State};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const JOB: &str = "PERSKLAAR_TEST_TYPES_INTO";

#[test]
fn child_types_when_told_to() {
    let Some(path) = std::env::var_os(JOB) else {
        println!("skipped: only the test below starts this with a job");
        return;
    };
    let mut job = Job::open(path).unwrap();
    assert_eq!(job.access(), &Access::Writer);
    for round in 1_u64.. {
        let id = i64::try_from(round % 3).unwrap() + 1;
        let target = text(&format!("round {round}"));
        if round % 5 == 0 {
            let op = uuid::Uuid::new_v4().to_string();
            let unit = OutboxUnit { op, memory: "m".to_owned(), unit_json: "{}".to_owned() };
            job.confirm(id, &target, &ConfirmOptions { unit: Some(unit), propagate: true }, at(1)).unwrap();
        } else {
            job.type_target(id, &target, at(1)).unwrap();
        }
        println!("\nsaved {id} {round}");
        std::io::stdout().flush().unwrap();
    }
}

fn start(path: &std::path::Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::child_types_when_told_to", "--nocapture"])
        .env(JOB, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The last acknowledged round of each segment, from everything the child said until it was killed.
fn kill_after(mut child: Child, lines: usize, delay: Duration) -> [u64; 4] {
    let mut acknowledged = [0; 4];
    let mut seen = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split(' ').collect();
        if let ["saved", id, round] = words[..] {
            acknowledged[id.parse::<usize>().unwrap()] = round.parse().unwrap();
            seen += 1;
        }
        if seen == lines {
            let begun = Instant::now();
            while begun.elapsed() < delay {
                std::hint::spin_loop();
            }
            child.kill().unwrap();
            seen += 1;
        }
    }
    child.wait().unwrap();
    acknowledged
}

#[test]
fn kill_9_at_any_moment_loses_nothing_acknowledged() {
    let seed = u64::from(uuid::Uuid::new_v4().as_fields().0);
    println!("seed {seed}");
    for round in 0..10 {
        let place = place();
        create(&place.path, &["Een.", "Twee.", "Een.", "Drie."]).close().unwrap();
        let random = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round * 977) >> 7;
        let lines = usize::try_from(3 + random % 40).unwrap();
        let delay = Duration::from_micros(random % 3000);
        let acknowledged = kill_after(start(&place.path), lines, delay);
        check(&place.path, &acknowledged);
    }
}

/// What was acknowledged or something newer is there, and the history undoes to nothing.
fn check(path: &std::path::Path, acknowledged: &[u64; 4]) {
    let mut job = Job::open(path).unwrap();
    assert_eq!(job.access(), &Access::Writer, "a killed writer is no writer");
    for (id, round) in (1..).zip(&acknowledged[1..]) {
        let target = job.segment(id).unwrap().target.text();
        let saved = target.strip_prefix("round ").map_or(0, |saved| saved.parse::<u64>().unwrap());
        assert!(saved >= *round, "segment {id} has {target:?}, but {round} was acknowledged");
    }
    while job.undo(at(9)).unwrap().is_some() {}
    let segments = job.segments().unwrap();
    assert!(segments.iter().all(|segment| segment.state == State::Empty && segment.target.is_empty()));
    job.close().unwrap();
}

#[test]
fn a_reader_beside_a_killed_writer_takes_over() {
    let place = place();
    create(&place.path, &["Een.", "Twee.", "Een.", "Drie."]).close().unwrap();
    let mut child = start(&place.path);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("saved")), "the child writes");
    let mut job = Job::open(&place.path).unwrap();
    let Access::Reader { writer } = job.access().clone() else { panic!("{:?}", job.access()) };
    assert!(writer.contains(&format!("process {}", child.id())), "{writer}");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(job.try_become_writer().unwrap());
    job.type_target(1, &text("mine"), at(2)).unwrap();
}
