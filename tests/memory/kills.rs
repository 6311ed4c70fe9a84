//! Programs killed at random moments of an import, of confirming, and of making an index: what was said to be done is
//! there, nothing is there twice, and the next program finds a sound memory.

use crate::killing::{killed, kills, moments, up_to};
use crate::place::{BASE, Place, import, remembered};
use crate::sentences::tmx;
use crate::whole::units_of_sound_memory;
use persklaar_memory::{Memory, Unit};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

/// Units of the file that is imported.
const FILE: usize = 20_000;

#[test]
fn a_killed_import_is_there_whole_or_not_at_all() {
    let (mut rng, seed) = moments("killed imports");
    let base = Place::new();
    let file = base.desk.file("big.tmx", tmx("big", FILE));
    let start = Instant::now();
    assert!(base.copy().importing(&file).stdout(Stdio::null()).status().expect("it runs").success());
    let whole = start.elapsed();
    let (mut place, mut in_time) = (base.copy(), 0);
    let kills = kills(8);
    for kill in 0..kills {
        // The last part again and again: there the transaction ends and whatever follows an import begins.
        let longest = if kill % 2 == 0 { whole } else { whole.mul_f64(0.3) };
        let after = whole.saturating_sub(longest).max(Duration::ZERO) + up_to(longest, &mut rng);
        let when = format!("seed {seed}, kill {kill}, an import after {after:?} of {whole:?}");
        in_time += usize::from(killed(&mut place.importing(&file), after).0);
        if imported(&place, &when) {
            place = base.copy();
        }
    }
    assert!(in_time > 0, "every import had ended before it was killed");
}

/// Whether the file is in the memory; what was there before is there in either case.
fn imported(place: &Place, when: &str) -> bool {
    let units = units_of_sound_memory(&place.memory(), when);
    assert_eq!(of_series(&units, "base"), BASE, "{when}");
    let found = of_series(&units, "big");
    assert!(found == 0 || found == FILE, "{when}: {found} units of the file");
    assert_eq!(units.len(), BASE + found, "{when}");
    no_leftovers(place, when);
    found == FILE
}

fn of_series(units: &[Unit], series: &str) -> usize {
    let own = |unit: &&Unit| unit.source.text().contains(&format!(" {series}n"));
    units.iter().filter(own).count()
}

#[test]
fn a_killed_translator_loses_nothing_that_was_confirmed() {
    let (mut rng, seed) = moments("killed confirms");
    let base = Place::new();
    let mut desk = Confirming::over(&base);
    for kill in 0..kills(7) {
        if kill % 20 == 19 {
            desk = Confirming::over(&base);
        }
        let after = up_to(Duration::from_millis(1500), &mut rng);
        let when = format!("seed {seed}, kill {kill}, a translator after {after:?}");
        if kill % 2 == 0 {
            desk.wear_out_the_index(kill);
        } else {
            desk.place.delete_index();
        }
        let (was_at_work, said) = killed(&mut desk.place.confirming(), after);
        assert!(was_at_work, "{when}: it ended by itself");
        desk.check(&said, &when);
    }
    assert!(desk.confirmed.values().sum::<u32>() > 0, "no translator had time to confirm anything");
}

/// A job and a memory, and what a translator has said to be confirmed in them.
struct Confirming {
    place: Place,
    confirmed: BTreeMap<u32, u32>,
    units: usize,
}

impl Confirming {
    fn over(base: &Place) -> Self {
        Self { place: base.copy(), confirmed: BTreeMap::new(), units: BASE }
    }

    /// So many new units that a new index is made in the background as soon as one more is confirmed.
    fn wear_out_the_index(&mut self, kill: usize) {
        let mut memory = Memory::open(self.place.memory()).expect("the memory opens");
        let language = |tag: &str| tag.parse().expect("a language");
        memory.prepare_lookup(&language("nl"), &language("en")).expect("the index is made");
        import(&mut memory, &tmx(&format!("more{kill}"), 2100));
        self.units += 2100;
    }

    /// Everything that was said is in the job and in the memory, and at most one confirm more.
    fn check(&mut self, said: &str, when: &str) {
        for line in said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            let (number, round) = line.split_once(' ').unwrap_or_else(|| panic!("{when}: {line}"));
            self.confirmed.insert(number.parse().expect("a number"), round.parse().expect("a round"));
        }
        let in_job = self.place.confirmed(when);
        let more =
            in_job.iter().filter(|(number, _)| in_job.get(number) != self.confirmed.get(number)).count();
        assert!(more <= 1, "{when}: {in_job:?} instead of {:?}", self.confirmed);
        for (number, round) in &self.confirmed {
            assert!(in_job.get(number) >= Some(round), "{when}: segment {number} is not as it was confirmed");
        }
        let units = units_of_sound_memory(&self.place.memory(), when);
        assert_eq!(remembered(&units, when), in_job, "{when}: memory and job differ");
        assert_eq!(units.len(), self.units + in_job.len(), "{when}");
        no_leftovers(&self.place, when);
        self.confirmed = in_job;
    }
}

/// Beside memory and job there is nothing but their own files, and what the next index that is made sweeps away.
fn no_leftovers(place: &Place, when: &str) {
    let unfinished = |path: &Path| name(path).starts_with(".persklaar-index-");
    let own = |path: &Path| {
        ["m.pkmemory", "j.persklaar", "release.txt", "data", "big.tmx"]
            .iter()
            .any(|own| name(path).starts_with(own))
    };
    for file in place.files() {
        assert!(own(&file) || unfinished(&file), "{when}: {} was left", file.display());
        if unfinished(&file) {
            let old = SystemTime::now() - Duration::from_secs(2 * 3600);
            let file = fs::File::options().write(true).open(file).expect("what was left opens");
            file.set_modified(old).expect("what was left is old");
        }
    }
    place.delete_index();
    let memory = Memory::open(place.memory()).expect("the memory opens");
    let language = |tag: &str| tag.parse().expect("a language");
    memory.prepare_lookup(&language("nl"), &language("en")).expect("the index is made");
    let left = place.files().into_iter().find(|file| unfinished(file));
    assert_eq!(left, None, "{when}: this was not swept away");
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
