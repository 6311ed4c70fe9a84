//! Versions of the format: each migration is one transaction, and what a file holds is compared with what its version
//! should hold before anything in it is used.

use super::{open, unfinished};
use crate::error::MemoryError;
use crate::table::{lineage, meta, operation, pending_words, tombstone, unit, unit_history, unit_words};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

/// `PKme`: how `file` and we ourselves tell a memory from any other SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x504b_6d65;

/// One step of the format. `opens_with` is the first version of the program that can open the result.
#[derive(Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) steps: &'static [Step],
    pub(crate) opens_with: &'static str,
}

/// What a migration does, in order.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    /// Statements.
    Sql(&'static str),
    /// What SQL alone cannot do to the rows that are there.
    Fill(fn(&Connection) -> rusqlite::Result<()>),
}

/// From an empty file to the newest version; the number of a version is how many migrations led to it.
///
/// Version 2 finds units by their source, and has beginnings of words in the word index, which is made anew in the
/// background where the memory is large.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        steps: &[
            Step::Sql(meta::CREATE),
            Step::Sql(unit::CREATE),
            Step::Sql(tombstone::CREATE),
            Step::Sql(unit_history::CREATE),
            Step::Sql(unit_words::CREATE),
        ],
        opens_with: "0.1.0",
    },
    Migration {
        steps: &[
            Step::Sql(unit::VERSION_2),
            Step::Fill(unit::fill_keys),
            Step::Fill(unit::create_indexes),
            Step::Sql(unit::SMALL_INDEXES),
            Step::Sql(unit_words::VERSION_2),
            Step::Sql(unit_history::VERSION_2),
            Step::Sql(pending_words::CREATE),
            Step::Sql(operation::CREATE),
            Step::Fill(pending_words::add_all),
            Step::Sql(lineage::CREATE),
            Step::Sql(lineage::BEGIN),
            Step::Fill(unit_words::write_if_few),
        ],
        opens_with: "0.2.0",
    },
];

/// The version of the format that a file has.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<usize> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Takes the file from its version to the newest, each step whole or not at all.
pub(crate) fn migrate(connection: &mut Connection, migrations: &[Migration]) -> rusqlite::Result<()> {
    for (from, migration) in migrations.iter().enumerate().skip(version(connection)?) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if version(&transaction)? == from {
            step(&transaction, migration, from + 1)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

fn step(transaction: &Transaction<'_>, migration: &Migration, version: usize) -> rusqlite::Result<()> {
    for step in migration.steps {
        match step {
            Step::Sql(sql) => transaction.execute_batch(sql)?,
            Step::Fill(fill) => fill(transaction)?,
        }
    }
    meta::set(transaction, meta::OPENS_WITH, migration.opens_with)?;
    transaction.pragma_update(None, "user_version", i64::try_from(version).unwrap_or(i64::MAX))
}

/// Keeps a copy of a file of an older version beside it, before it is migrated. It is whole and on the disk, or not
/// there: a half one would be taken for it at the next try.
pub(crate) fn keep_copy(connection: &Connection, path: &Path, newest: usize) -> Result<(), MemoryError> {
    // As of one moment: another program may be about to migrate it.
    let _reading = connection.unchecked_transaction()?;
    let version = version(connection)?;
    if version >= newest {
        return Ok(());
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".version-{version}"));
    let copy = path.with_file_name(name);
    if copy.exists() {
        return Ok(());
    }
    let unfinished = unfinished::beside(path);
    let made = copy_to(connection, &unfinished).and_then(|()| {
        unfinished::sweep_beside(&unfinished);
        open::give_name(&unfinished, &copy)
    });
    unfinished::remove(&unfinished);
    match made {
        // Another program that opens the same file was quicker.
        Err(MemoryError::Exists { .. }) => Ok(()),
        made => made,
    }
}

fn copy_to(connection: &Connection, to: &Path) -> Result<(), MemoryError> {
    connection.backup(rusqlite::MAIN_DB, to, None::<fn(rusqlite::backup::Progress)>)?;
    File::open(to).and_then(|file| file.sync_all()).map_err(|error| open::io_error(to, error))
}

/// Compares what the file holds with what a file of this version holds: the same tables and indexes, word for word,
/// and nothing else. A view or a trigger is never right.
pub(crate) fn compare(connection: &Connection, migrations: &[Migration]) -> Result<(), String> {
    let unreadable = |error: rusqlite::Error| error.to_string();
    let mut model = Connection::open_in_memory().map_err(unreadable)?;
    migrate(&mut model, migrations).map_err(unreadable)?;
    let (expected, found) = (objects(&model).map_err(unreadable)?, objects(connection).map_err(unreadable)?);
    if let Some((kind, name, _)) = found.difference(&expected).next() {
        return Err(format!("the {kind} '{name}' does not belong in it"));
    }
    match expected.difference(&found).next() {
        Some((kind, name, _)) => Err(format!("the {kind} '{name}' is missing")),
        None => Ok(()),
    }
}

/// Kind, name and text of everything in the schema. The tables in which FTS5 keeps its words are written by SQLite
/// itself, and another version of it may word them differently: for them the name counts.
fn objects(connection: &Connection) -> rusqlite::Result<BTreeSet<(String, String, String)>> {
    let sql = "SELECT type, name, CASE WHEN type = 'table' AND name GLOB 'unit_words_*' THEN '' ELSE ifnull(sql, '') \
               END FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat*'";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}
