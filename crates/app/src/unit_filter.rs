//! What the memory screen asks for, and units as it shows them: between the contract and the memory.

use crate::contract::*;
use jiff::Timestamp;
use persklaar_memory::{
    Facet as Counted, Facets as Found, Filter, Group, Groups, Kind, Origin, PairStats, Side, Sort, Unit,
};

/// As numbers cross the contract.
pub(crate) fn many(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The side that is meant.
pub(crate) fn side(side: SideView) -> Side {
    match side {
        SideView::Source => Side::Source,
        SideView::Target => Side::Target,
    }
}

/// The filter, its names looked up.
pub(crate) fn filter(asked: &UnitFilter) -> Result<Filter, AppError> {
    Ok(Filter {
        words: asked.words.clone(),
        side: asked.side.map(side),
        kind: match asked.kind {
            UnitKind::All => Kind::All,
            UnitKind::Contradictions => Kind::Contradictions,
            UnitKind::Duplicates => Kind::Duplicates,
            UnitKind::Tagged => Kind::Tagged,
            UnitKind::Untranslated => Kind::Untranslated,
        },
        origin: asked.origin.as_deref().map(origin).transpose()?,
        author: asked.author.clone(),
        document: asked.document.clone(),
        from: asked.from.as_deref().map(str::parse).transpose()?,
        to: asked.to.as_deref().map(str::parse).transpose()?,
        since: asked.since.as_deref().map(instant).transpose()?,
        until: asked.until.as_deref().map(instant).transpose()?,
    })
}

fn origin(name: &str) -> Result<Origin, AppError> {
    Origin::from_name(name).ok_or_else(|| not_understood(name))
}

fn instant(text: &str) -> Result<Timestamp, AppError> {
    text.parse().map_err(|_| not_understood(text))
}

fn not_understood(what: &str) -> AppError {
    AppError::new(ErrorCode::BadRequest, format!("There is nothing to filter by in '{what}'."), "")
}

/// The order that is meant.
pub(crate) fn sort(sort: UnitSort) -> Sort {
    match sort {
        UnitSort::Newest => Sort::Newest,
        UnitSort::Source => Sort::Source,
        UnitSort::Target => Sort::Target,
        UnitSort::Used => Sort::Used,
    }
}

/// A unit over the contract.
pub(crate) fn unit_view(unit: &Unit, memory: &str) -> UnitView {
    let mut kinds = unit.source.kinds();
    if kinds.is_empty() {
        kinds = unit.target.kinds();
    }
    UnitView {
        memory: memory.to_owned(),
        unit: unit.id,
        from: unit.from.to_string(),
        to: unit.to.to_string(),
        source: unit.source.written(),
        target: unit.target.written(),
        kinds,
        previous: unit.previous.clone(),
        next: unit.next.clone(),
        document: unit.document.clone().unwrap_or_default(),
        author: unit.author.clone().unwrap_or_default(),
        created: unit.created.to_string(),
        changed: unit.changed.to_string(),
        used: unit.used,
        origin: unit.origin.name().to_owned(),
    }
}

/// Groups over the contract.
pub(crate) fn groups_view(found: &Groups, memory: &str, micros: u32) -> UnitGroups {
    let group = |group: &Group| UnitGroup {
        units: group.units.iter().map(|unit| unit_view(unit, memory)).collect(),
        total: many(group.total),
    };
    UnitGroups { total: many(found.total), groups: found.groups.iter().map(group).collect(), micros }
}

/// A step over the contract.
pub(crate) fn operation_view(step: &persklaar_memory::Operation) -> Operation {
    Operation {
        operation: step.id,
        kind: match step.kind {
            persklaar_memory::OperationKind::Edit => OperationKind::Edit,
            persklaar_memory::OperationKind::Delete => OperationKind::Delete,
            persklaar_memory::OperationKind::Merge => OperationKind::Merge,
            persklaar_memory::OperationKind::Resolve => OperationKind::Resolve,
            persklaar_memory::OperationKind::Import => OperationKind::Import,
        },
        at: step.at.to_string(),
        units: many(step.units),
        undone: step.undone,
        redoable: step.redoable,
    }
}

/// What was taken back, over the contract.
pub(crate) fn undone_view(undone: Option<&persklaar_memory::Undone>) -> MemoryUndone {
    MemoryUndone {
        operation: undone.map(|undone| operation_view(&undone.operation)),
        units: undone.map_or(0, |undone| many(undone.units)),
        kept: undone.map_or(0, |undone| many(undone.kept)),
        task: None,
    }
}

/// What was done again, over the contract.
pub(crate) fn redone_view(redone: Option<&persklaar_memory::Redone>) -> MemoryUndone {
    MemoryUndone {
        operation: redone.map(|redone| operation_view(&redone.operation)),
        units: redone.map_or(0, |redone| many(redone.units)),
        kept: redone.map_or(0, |redone| many(redone.kept)),
        task: None,
    }
}

/// Adds what one memory has to what others have.
pub(crate) fn add_facets(all: &mut Facets, found: &Found) {
    add(&mut all.authors, &found.authors);
    add(&mut all.documents, &found.documents);
    add(&mut all.origins, &found.origins);
    add(&mut all.years, &found.years);
    all.years.sort_by(|one, other| other.value.cmp(&one.value));
    for PairStats { from, to, units } in &found.pairs {
        let (from, to, units) = (from.to_string(), to.to_string(), many(*units));
        match all.pairs.iter_mut().find(|pair| (&pair.from, &pair.to) == (&from, &to)) {
            Some(pair) => pair.units = pair.units.saturating_add(units),
            None => all.pairs.push(PairFacet { from, to, units }),
        }
    }
    all.pairs.sort_by_key(|pair| std::cmp::Reverse(pair.units));
}

fn add(all: &mut Vec<Facet>, found: &[Counted]) {
    for Counted { value, units } in found {
        match all.iter_mut().find(|facet| facet.value == *value) {
            Some(facet) => facet.units = facet.units.saturating_add(many(*units)),
            None => all.push(Facet { value: value.clone(), units: many(*units) }),
        }
    }
    all.sort_by_key(|facet| std::cmp::Reverse(facet.units));
}
