//! Programs killed while they merge duplicates or make a backup: no unit is missing, what was begun can be taken back,
//! and a backup is whole or not there.

use crate::killing::{killed, kills, moments, up_to};
use crate::place::{BASE, Place};
use crate::sentences::sentence;
use crate::whole::{is_sound, units_of_sound_memory};
use persklaar_app::Timestamp;
use persklaar_memory::{Memory, NewUnit, OperationKind, Unit, backups};
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Units that are there once more, with neighbours: many times what is merged in one transaction.
const DOUBLED: usize = 1500;

/// What makes a unit itself.
type Text = (String, String, Option<String>);

#[test]
fn a_killed_merge_loses_no_unit_and_can_be_taken_back() {
    let (mut rng, seed) = moments("killed merges");
    let base = Place::new();
    with_duplicates(&base);
    let before = texts(&units_of_sound_memory(&base.memory(), "before"));
    assert_eq!(before.len(), BASE + DOUBLED);
    let mut inside = 0;
    for kill in 0..kills(3) {
        let place = base.copy();
        let after = up_to(Duration::from_millis(1500), &mut rng);
        let when = format!("seed {seed}, kill {kill}, a merge after {after:?}");
        let (was_at_work, _) = killed(&mut place.merging(), after);
        assert!(was_at_work, "{when}: it ended by itself");
        let left = texts(&units_of_sound_memory(&place.memory(), &when));
        assert_eq!(told_apart(&left), told_apart(&before), "{when}: a unit is missing");
        inside += usize::from(left.len() < before.len());
        take_back(&place.memory(), &when);
        assert_eq!(texts(&units_of_sound_memory(&place.memory(), &when)), before, "{when}: not as it was");
    }
    // Three kills may all hit what comes before and after; a hundred may not.
    assert!(inside > 0 || !crate::long(), "no merge was killed in the middle");
}

fn with_duplicates(place: &Place) {
    let mut memory = Memory::open(place.memory()).expect("the memory opens");
    for number in 0..DOUBLED {
        let bare = memory
            .get(i64::try_from(number + 1).expect("a number"))
            .expect("it is read")
            .expect("it is there");
        assert_eq!(bare.source.text(), sentence("base", number));
        let new = NewUnit {
            from: bare.from,
            to: bare.to,
            source: bare.source,
            target: bare.target,
            previous: Some("Vorige.".to_owned()),
            next: None,
            document: None,
            author: None,
            at: Timestamp::UNIX_EPOCH,
            origin: bare.origin,
        };
        memory.put(&new, &number.to_string()).expect("it is kept");
    }
}

fn texts(units: &[Unit]) -> BTreeSet<Text> {
    let text = |unit: &Unit| (unit.source.written(), unit.target.written(), unit.previous.clone());
    units.iter().map(text).collect()
}

/// What is left of units when those go whose source and target another has, with a neighbour besides.
fn told_apart(texts: &BTreeSet<Text>) -> BTreeSet<Text> {
    let says_more = |(source, target, _): &Text| {
        texts.contains(&(source.clone(), target.clone(), Some("Vorige.".to_owned())))
    };
    texts.iter().filter(|text| text.2.is_some() || !says_more(text)).cloned().collect()
}

fn take_back(path: &Path, when: &str) {
    let mut memory = Memory::open(path).unwrap_or_else(|error| panic!("{when}: {error}"));
    while let Some(step) = memory.last_operation().expect("the steps are read") {
        if step.kind != OperationKind::Merge {
            break;
        }
        let mut go_on = |_, _| ControlFlow::Continue(());
        memory.undo(step.id, Timestamp::now(), &mut go_on).unwrap_or_else(|error| panic!("{when}: {error}"));
    }
}

#[test]
fn a_killed_backup_is_whole_or_not_there() {
    let (mut rng, seed) = moments("killed backups");
    let base = Place::new();
    for kill in 0..kills(2) {
        let place = base.copy();
        let after = up_to(Duration::from_millis(1000), &mut rng);
        let when = format!("seed {seed}, kill {kill}, a backup after {after:?}");
        let (was_at_work, said) = killed(&mut place.backing_up(), after);
        assert!(was_at_work, "{when}: it ended by itself");
        assert_eq!(units_of_sound_memory(&place.memory(), &when).len(), BASE, "{when}");
        let made: Vec<PathBuf> = said.lines().map(PathBuf::from).collect();
        for path in made.iter().chain(&dated(&place)) {
            is_sound(path, &when);
            let backup = Memory::open_read_only(path).unwrap_or_else(|error| panic!("{when}: {error}"));
            assert_eq!(backup.count().expect("the units are counted"), BASE as u64, "{when}");
        }
        assert!(dated(&place).len() <= made.len() + 1, "{when}: more backups than were made");
        the_next_one_sweeps(&place, &when);
    }
}

/// The files that have the name of a backup.
fn dated(place: &Place) -> Vec<PathBuf> {
    let memory = Memory::open(place.memory()).expect("the memory opens");
    backups(&place.backups(), memory.uuid()).into_iter().map(|backup| backup.path).collect()
}

/// What was left unfinished is gone after the next backup, once it is so old that nobody writes it.
fn the_next_one_sweeps(place: &Place, when: &str) {
    let unfinished = || files(&place.backups()).into_iter().filter(|path| name(path).starts_with('.'));
    let old = SystemTime::now() - Duration::from_secs(2 * 24 * 3600);
    for file in unfinished() {
        let file = fs::File::options().write(true).open(file).expect("what was left opens");
        file.set_modified(old).expect("what was left is old");
    }
    let memory = Memory::open(place.memory()).expect("the memory opens");
    let mut go_on = |_, _| ControlFlow::Continue(());
    memory.back_up(&place.backups(), Timestamp::now(), &mut go_on).expect("the next backup is made");
    assert_eq!(unfinished().next(), None, "{when}: this was not swept away");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
