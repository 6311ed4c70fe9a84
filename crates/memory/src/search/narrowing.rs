//! The units that a filter leaves, without its words, the one that was changed last first.
//!
//! Each condition alone is answered by an index that holds everything it takes, a tenth of a microsecond a unit; where
//! several are asked for, what they have in common is left. Rows are read only once few units are left: in the table
//! a million units are a third of a gigabyte.

use super::filter::{Filter, Kind};
use crate::unit::Origin;
use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use rustc_hash::FxHashSet;

/// Up to so many units each is read to see whether the rest of the filter leaves it.
pub(super) const FEW: usize = 20_000;

/// One thing that a filter asks for.
pub(super) struct Condition {
    /// In SQL; everything that somebody typed is a parameter.
    pub(super) sql: String,
    pub(super) parameters: Vec<Value>,
    /// The index that answers it, which has the time of the change behind the rest, or has not.
    index: &'static str,
    dated: bool,
    /// The index answers which units are left out.
    inverse: Option<&'static str>,
}

impl Condition {
    fn of(index: &'static str, sql: impl Into<String>, parameters: Vec<Value>) -> Self {
        Self { sql: sql.into(), parameters, index, dated: true, inverse: None }
    }

    fn is(index: &'static str, column: &str, value: &str) -> Self {
        Self::of(index, format!("{column} = ?"), vec![Value::Text(value.to_owned())])
    }

    /// Units without an author are those that the index of authors leaves out.
    fn is_or_none(index: &'static str, column: &str, inverse: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            return Self::is(index, column, value);
        }
        let none = format!("({column} IS NULL OR {column} = '')");
        Self { dated: false, inverse: Some(inverse), ..Self::of(index, none, Vec::new()) }
    }

    fn ids(&self, connection: &Connection) -> rusqlite::Result<Vec<i64>> {
        let order = if self.dated { " ORDER BY changed DESC, id DESC" } else { "" };
        let wanted = self.inverse.unwrap_or(&self.sql);
        let sql = format!("SELECT id FROM unit INDEXED BY {} WHERE {wanted}{order}", self.index);
        let mut statement = connection.prepare(&sql)?;
        statement.query_map(params_from_iter(&self.parameters), |row| row.get(0))?.collect()
    }

    /// Takes out of the list what the condition does not leave.
    fn narrow(&self, connection: &Connection, ids: &mut Vec<i64>) -> rusqlite::Result<()> {
        let named: FxHashSet<i64> = self.ids(connection)?.into_iter().collect();
        ids.retain(|id| named.contains(id) == self.inverse.is_none());
        Ok(())
    }
}

/// What a filter asks for beside words and groups; what most often leaves few units goes first.
pub(super) fn conditions(filter: &Filter) -> Vec<Condition> {
    let mut all = Vec::new();
    match filter.kind {
        Kind::All | Kind::Contradictions | Kind::Duplicates => {}
        Kind::Tagged => {
            all.push(Condition::of("unit_tagged", "(source_kinds <> '' OR target_kinds <> '')", Vec::new()));
        }
        Kind::Untranslated => all.push(Condition::of("unit_untranslated", "source = target", Vec::new())),
    }
    all.extend(filter.document.as_deref().map(|name| {
        let some = "document IS NOT NULL AND document <> ''";
        Condition::is_or_none("unit_document", "document", some, name)
    }));
    all.extend(filter.author.as_deref().map(|name| {
        let some = "author IS NOT NULL AND author <> ''";
        Condition::is_or_none("unit_author", "author", some, name)
    }));
    all.extend(dates(filter));
    all.extend(filter.origin.map(Origin::name).map(|name| Condition::is("unit_origin", "origin", name)));
    all.extend(languages(filter));
    all
}

fn dates(filter: &Filter) -> Option<Condition> {
    let micros = |at: Timestamp| Value::Integer(at.as_microsecond());
    let since = filter.since.map(|since| ("changed >= ?", micros(since)));
    let until = filter.until.map(|until| ("changed < ?", micros(until)));
    let (terms, parameters): (Vec<_>, _) = since.into_iter().chain(until).unzip();
    (!terms.is_empty()).then(|| Condition::of("unit_changed", terms.join(" AND "), parameters))
}

fn languages(filter: &Filter) -> Option<Condition> {
    let from = filter.from.as_ref().map(|from| ("from_language = ?", Value::Text(from.to_string())));
    let to = filter.to.as_ref().map(|to| ("to_language = ?", Value::Text(to.to_string())));
    let (terms, parameters): (Vec<_>, _) = from.into_iter().chain(to).unzip();
    let pair = || Condition { dated: false, ..Condition::of("unit_pair", terms.join(" AND "), parameters) };
    (!terms.is_empty()).then(pair)
}

/// All units that the conditions leave.
pub(super) fn left(connection: &Connection, conditions: &[Condition]) -> rusqlite::Result<Vec<i64>> {
    let base = conditions.iter().position(|condition| condition.dated);
    let mut ids = match base.and_then(|base| conditions.get(base)) {
        Some(condition) => condition.ids(connection)?,
        None => all(connection)?,
    };
    let mut others: Vec<&Condition> = conditions.iter().collect();
    base.map(|base| others.remove(base));
    while !others.is_empty() {
        if ids.len() <= FEW {
            return left_of_few(connection, &others, &ids);
        }
        others.remove(0).narrow(connection, &mut ids)?;
    }
    Ok(ids)
}

/// Every unit, the one that was changed last first.
fn all(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT id FROM unit INDEXED BY unit_changed ORDER BY changed DESC, id DESC";
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

/// Those of a few units that the conditions leave, in the order in which they come.
pub(super) fn left_of_few(
    connection: &Connection,
    conditions: &[&Condition],
    ids: &[i64],
) -> rusqlite::Result<Vec<i64>> {
    let terms: Vec<&str> = conditions.iter().map(|condition| condition.sql.as_str()).collect();
    let sql = format!("SELECT 1 FROM unit WHERE {} AND id = ?", terms.join(" AND "));
    let mut statement = connection.prepare(&sql)?;
    let parameters: Vec<&Value> = conditions.iter().flat_map(|condition| &condition.parameters).collect();
    for (at, parameter) in parameters.iter().enumerate() {
        statement.raw_bind_parameter(at + 1, parameter)?;
    }
    let mut left = Vec::new();
    for id in ids {
        statement.raw_bind_parameter(parameters.len() + 1, id)?;
        if statement.raw_query().next()?.is_some() {
            left.push(*id);
        }
    }
    Ok(left)
}
