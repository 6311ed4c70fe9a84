//! Rows of a damaged file that are units or tombstones, told by their columns alone.
//!
//! A unit has a uuid of sixteen bytes, languages, texts whose tags are whole, times and an origin in their places; no
//! other table of a memory has rows like these, and chance makes none.

use super::record::Value;
use crate::unit::{Keys, Origin, Unit};
use jiff::Timestamp;
use persklaar_text::TaggedText;
use uuid::Uuid;

/// A row of a memory's tables.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Row {
    Unit(Box<Unit>),
    /// A deleted unit, and when it was deleted.
    Tombstone(Box<Unit>, i64),
    /// What the memory knows of itself.
    Meta(String, String),
}

/// Columns of a unit in the versions of the format, see [`crate::table::unit`].
const OF_UNIT: [usize; 2] = [19, 21];
/// Columns of a tombstone.
const OF_TOMBSTONE: usize = 20;

/// The row that these columns are.
pub(crate) fn row(rowid: i64, columns: &[Value<'_>]) -> Option<Row> {
    match columns.len() {
        2 => Some(Row::Meta(columns.first()?.text()?.to_owned(), columns.get(1)?.text()?.to_owned())),
        count if OF_UNIT.contains(&count) => {
            all_integers(columns.get(17..)?)?;
            let unit = unit_of(rowid, columns)?;
            has_its_keys(&unit, columns).then(|| Row::Unit(Box::new(unit)))
        }
        OF_TOMBSTONE => {
            all_integers(columns.get(17..)?)?;
            let deleted = columns.get(19)?.integer()?;
            Some(Row::Tombstone(Box::new(unit_of(rowid, columns)?), deleted))
        }
        _ => None,
    }
}

/// The keys are hashes of the texts, so one letter that was overwritten tells. Version 1 had none.
fn has_its_keys(unit: &Unit, columns: &[Value<'_>]) -> bool {
    let key = |at: usize| columns.get(at).and_then(|column| column.integer());
    let keys = Keys::of_unit(unit);
    match key(19) {
        None | Some(0) => true,
        source => (source, key(17), key(20)) == (Some(keys.source), Some(keys.identity), Some(keys.target)),
    }
}

fn all_integers(columns: &[Value<'_>]) -> Option<()> {
    columns.iter().all(|column| column.integer().is_some()).then_some(())
}

fn unit_of(rowid: i64, columns: &[Value<'_>]) -> Option<Unit> {
    let column = |at: usize| columns.get(at).copied();
    let maybe = |at: usize| Some(column(at)?.maybe_text()?.map(str::to_owned));
    let instant = |at: usize| Timestamp::from_microsecond(column(at)?.integer()?).ok();
    if column(0)? != Value::Null || rowid <= 0 || columns.iter().any(|column| is_overwritten(*column)) {
        return None;
    }
    Some(Unit {
        id: rowid,
        uuid: Uuid::from_slice(column(1)?.blob()?).ok()?.hyphenated().to_string(),
        revision: column(2)?.integer()?.try_into().ok()?,
        from: column(3)?.text()?.parse().ok()?,
        to: column(4)?.text()?.parse().ok()?,
        source: tagged(column(5)?, column(6)?)?,
        target: tagged(column(7)?, column(8)?)?,
        previous: maybe(9)?,
        next: maybe(10)?,
        document: maybe(11)?,
        author: maybe(12)?,
        created: instant(13)?,
        changed: instant(14)?,
        used: column(15)?.integer()?.try_into().ok()?,
        origin: Origin::from_name(column(16)?.text()?)?,
    })
}

/// No text of a unit holds a zero byte, and a page that was overwritten with zeros holds nothing else.
fn is_overwritten(column: Value<'_>) -> bool {
    column.text().is_some_and(|text| text.contains('\0'))
}

fn tagged(written: Value<'_>, kinds: Value<'_>) -> Option<TaggedText> {
    TaggedText::parse_with_kinds(written.text()?, kinds.text()?).ok()
}

/// That a row of this program's own tables would be told here, for whoever adds a column.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_the_tables_are_the_ones_told_here() {
        let folder = tempfile::tempdir().unwrap();
        let connection = crate::file::open::create(&folder.path().join("m.pkmemory")).unwrap();
        let columns = |table: &str| {
            let sql = format!("SELECT count(*) FROM pragma_table_info('{table}')");
            connection.query_row(&sql, [], |row| row.get::<_, usize>(0)).unwrap()
        };
        assert_eq!(Some(&columns("unit")), OF_UNIT.last());
        assert_eq!(columns("tombstone"), OF_TOMBSTONE);
        assert_eq!(crate::table::unit::COLUMNS.split(", ").count(), 17);
    }
}
