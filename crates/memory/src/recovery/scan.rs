//! Looking at every page of a damaged file for rows, whatever became of the trees that led to them.
//!
//! Of each row only its place is kept, so that a million of them fit; of several rows with one id, which pages that were
//! moved can leave, the one with the highest revision counts.

use super::pages::{Cell, Kind, Pages};
use super::record;
use super::rows::{Row, row};
use crate::error::MemoryError;
use crate::upkeep::Watch;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// Sizes of a page.
const SIZES: [usize; 8] = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536];
/// So many pages are looked at to guess the size.
const SAMPLE: u64 = 512;

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) page: u64,
    pub(crate) cell: usize,
    rank: (u32, u32),
}

/// What was found.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) units: BTreeMap<i64, Place>,
    pub(crate) tombstones: BTreeMap<i64, Place>,
    pub(crate) uuid: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) unreadable: u64,
}

/// The file with its size of page, told or guessed.
pub(crate) fn open(path: &Path) -> Result<Pages, MemoryError> {
    if Pages::has_header(path) {
        return Pages::open(path, None);
    }
    let mut found = Vec::new();
    for size in SIZES {
        found.push((sampled(&mut Pages::open(path, Some(size))?), size));
    }
    Pages::open(path, Some(likeliest(&found)))
}

/// Of pages that are taken for larger than they are, each that is looked at shows all its units, and the others are
/// never looked at; of pages taken for half as large, half the units are cut off and every other page is none. So it is
/// the smallest size of those with the most units, give or take what a sample does.
fn likeliest(found: &[(usize, usize)]) -> usize {
    let most = found.iter().map(|(units, _)| *units).max().unwrap_or(0);
    found.iter().find(|(units, _)| *units > most / 2).map_or(4096, |(_, size)| *size)
}

/// How many units there are on some of the pages.
pub(crate) fn sampled(pages: &mut Pages) -> usize {
    let step = (pages.count / SAMPLE).max(1);
    let (mut page, mut units) = (Vec::new(), 0);
    for number in (1..=pages.count).step_by(usize::try_from(step).unwrap_or(1)) {
        if pages.read(number, &mut page).is_err() {
            continue;
        }
        units += rows_of(pages, number, &page).filter(|(_, row)| matches!(row, Row::Unit(_))).count();
    }
    units
}

/// The rows that stand whole on a page, without what overflows.
fn rows_of<'a>(
    pages: &mut Pages,
    number: u64,
    page: &'a [u8],
) -> impl Iterator<Item = (Cell, Row)> + use<'a> {
    let cells = match pages.cells(number, page) {
        Some((Kind::TableLeaf, cells, _)) => cells,
        _ => Vec::new(),
    };
    let whole: Vec<(Cell, Row)> = cells
        .into_iter()
        .filter(|cell| cell.overflow == 0)
        .filter_map(|cell| {
            let payload = pages.payload(page, &cell, &mut |_| {})?;
            Some((cell, row(cell.rowid, &record::columns(&payload)?)?))
        })
        .collect();
    whole.into_iter()
}

/// Looks at every page.
pub(crate) fn scan(pages: &mut Pages, watch: &mut Watch<'_>) -> Result<Found, MemoryError> {
    let mut scan = Scan { found: Found::default(), known: pages.free(), broken: 0 };
    let mut page = Vec::new();
    let free = scan.known.clone();
    for number in (1..=pages.count).filter(|number| !free.contains(number)) {
        if number % 256 == 1 && watch(number, pages.count).is_break() {
            return Err(MemoryError::Cancelled);
        }
        if pages.read(number, &mut page).is_ok() {
            scan.look(pages, number, &page);
        }
    }
    let size = pages.size() as u64;
    let unknown = (1..=pages.count).filter(|number| !scan.known.contains(number)).count() as u64;
    scan.found.unreadable = unknown * size + scan.broken + pages.missing();
    Ok(scan.found)
}

struct Scan {
    found: Found,
    /// Pages that are accounted for.
    known: HashSet<u64>,
    /// Bytes of rows that cannot be read.
    broken: u64,
}

impl Scan {
    fn look(&mut self, pages: &mut Pages, number: u64, page: &[u8]) {
        let Some((kind, cells, broken)) = pages.cells(number, page) else { return };
        self.known.insert(number);
        if broken > 0 {
            self.broken += pages.size() as u64;
        }
        for (at, cell) in cells.iter().enumerate() {
            let mut taken = Vec::new();
            let payload = pages.payload(page, cell, &mut |page| taken.push(page));
            self.known.extend(taken);
            match payload {
                Some(payload) if kind == Kind::TableLeaf || kind == Kind::IndexLeaf => {
                    self.take(kind, cell, Place { page: number, cell: at, rank: (0, 0) }, &payload);
                }
                Some(_) => {}
                None => self.broken += pages.size() as u64,
            }
        }
    }

    fn take(&mut self, kind: Kind, cell: &Cell, place: Place, payload: &[u8]) {
        let found = record::columns(payload).and_then(|columns| row(cell.rowid, &columns));
        match (kind, found) {
            (Kind::TableLeaf, Some(Row::Unit(unit))) => {
                let place = Place { rank: (unit.revision, unit.used), ..place };
                keep(&mut self.found.units, unit.id, place);
            }
            (Kind::TableLeaf, Some(Row::Tombstone(unit, _))) => {
                let place = Place { rank: (unit.revision, unit.used), ..place };
                keep(&mut self.found.tombstones, unit.id, place);
            }
            (Kind::IndexLeaf, Some(Row::Meta(key, value))) => match key.as_str() {
                crate::table::meta::UUID => self.found.uuid = Some(value),
                crate::table::meta::NAME => self.found.name = Some(value),
                _ => {}
            },
            _ => {}
        }
    }
}

fn keep(places: &mut BTreeMap<i64, Place>, id: i64, place: Place) {
    let known = places.entry(id).or_insert(place);
    if known.rank < place.rank {
        *known = place;
    }
}

/// Units that were deleted: those whose tombstone is not older than they are.
pub(crate) fn is_deleted(found: &Found, id: i64) -> bool {
    let revision = |places: &BTreeMap<i64, Place>| places.get(&id).map(|place| place.rank.0);
    revision(&found.tombstones).is_some_and(|deleted| Some(deleted) >= revision(&found.units))
}

/// Reads a row once more.
pub(crate) fn read(pages: &mut Pages, place: Place, page: &mut Vec<u8>) -> Option<Row> {
    pages.read(place.page, page).ok()?;
    let (_, cells, _) = pages.cells(place.page, page)?;
    let cell = cells.get(place.cell)?;
    let payload = pages.payload(page, cell, &mut |_| {})?;
    row(cell.rowid, &record::columns(&payload)?)
}

#[cfg(test)]
mod tests {
    use super::likeliest;

    #[test]
    fn the_size_of_a_page_is_the_smallest_that_shows_all_units() {
        let check = |found: &[(usize, usize)], expected| assert_eq!(likeliest(found), expected, "{found:?}");
        check(&[], 4096);
        check(&[(0, 512), (0, 4096)], 4096);
        check(&[(0, 512), (9, 1024), (120, 2048), (500, 4096), (505, 8192), (530, 16_384)], 4096);
        check(&[(0, 512), (500, 1024), (480, 2048), (530, 4096)], 1024);
        check(&[(2, 512), (8, 1024), (30, 2048), (130, 4096), (260, 8192), (1000, 65_536)], 65_536);
    }
}
