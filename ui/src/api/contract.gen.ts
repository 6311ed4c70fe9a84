// Generated from crates/app/src/contract; `make contract` writes it anew.

/**
 * An error as the window, the command line and the tests see it.
 */
export type AppError = { 
/**
 * What to act on.
 */
code: ErrorCode, 
/**
 * What happened, one sentence in English.
 */
message: string, 
/**
 * How to go on, one sentence in English; empty where there is nothing to do.
 */
hint: string, 
/**
 * What the translated message names: `path`, `count`, `version` and the like.
 */
args: { [key in string]: string }, };

/**
 * What a copy of a memory is.
 */
export type BackupKind = "backup" | "other-file" | "before-restore" | "damaged";

/**
 * A copy of a memory.
 */
export type BackupView = { 
/**
 * Full path.
 */
path: string, 
/**
 * What it is.
 */
kind: BackupKind, 
/**
 * When it was made, RFC 3339.
 */
made: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * How many units; none where it cannot be read.
 */
units: number | null, };

/**
 * The copies of a memory, newest first.
 */
export type Backups = { 
/**
 * Where new ones are put.
 */
folder: string, 
/**
 * Newest first.
 */
backups: Array<BackupView>, };

/**
 * What an operation did to the job.
 */
export type Change = { 
/**
 * The segments that are different now, whole.
 */
segments: Array<SegmentView>, 
/**
 * Undo, redo, time of saving.
 */
status: JobStatus, };

/**
 * Searches words in the memories.
 */
export type Concordance = { 
/**
 * Words, `prefix*`, `"a phrase"`.
 */
words: string, 
/**
 * Where to look.
 */
side: SideView, 
/**
 * How many at most.
 */
limit: number, };

/**
 * All finds.
 */
export type ConcordanceHits = { 
/**
 * Best first.
 */
hits: Array<HitView>, 
/**
 * Units of a large import whose words are still being written, and that may hold more finds.
 */
pending: number, 
/**
 * How long it took, in microseconds.
 */
micros: number, };

/**
 * What a confirm did.
 */
export type Confirmed = { 
/**
 * The segment and those that the confirm filled.
 */
change: Change, 
/**
 * The next segment that is not confirmed, after this one and then from the top.
 */
next: number | null, 
/**
 * Whether the memory has the unit; if not it waits in the job.
 */
stored: boolean, };

/**
 * Ends a contradiction: every unit with the source, tags and languages of the one that is kept says the same after it.
 */
export type ContradictionResolve = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * The unit that is right.
 */
keep: number, 
/**
 * What becomes of the others.
 */
others: Losers, };

/**
 * A part of a diff.
 */
export type DiffView = { 
/**
 * `same`, `insert` or `delete`.
 */
op: string, 
/**
 * The words.
 */
text: string, };

/**
 * What can be said of a release before it is translated.
 */
export type DocumentInfo = { 
/**
 * For `document_matches` and `job_create`.
 */
document: string, 
/**
 * File name, empty for pasted text.
 */
name: string, 
/**
 * Its title or first heading.
 */
title: string, 
/**
 * `html`, `text`, `markdown` or `docx`.
 */
format: string, 
/**
 * Such as `UTF-8`.
 */
encoding: string, 
/**
 * How many segments it has.
 */
segments: number, 
/**
 * How many words, for people.
 */
words: number, 
/**
 * Source language, the settings' own: never taken from the page.
 */
from: string, 
/**
 * What was odd about it.
 */
notices: Array<NoticeView>, };

/**
 * Asks what the memories know of a release.
 */
export type DocumentMatches = { 
/**
 * From `document_read`.
 */
document: string, 
/**
 * Source language.
 */
from: string, 
/**
 * Target language.
 */
to: string, };

/**
 * Where a release comes from.
 */
export type DocumentOrigin = { "kind": "file", 
/**
 * Full path.
 */
path: string, } | { "kind": "pasted", 
/**
 * As it was pasted.
 */
text: string, } | { "kind": "sample" };

/**
 * Reads a release.
 */
export type DocumentRead = { 
/**
 * Where it is.
 */
origin: DocumentOrigin, };

/**
 * Makes one of the duplicates of a unit.
 */
export type DuplicatesMerge = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Any unit of the group.
 */
unit: number, };

/**
 * A request or a response that says nothing.
 */
export type Empty = Record<symbol, never>;

/**
 * What an endpoint says of itself.
 */
export type EndpointAnswer = { 
/**
 * How many language pairs it has.
 */
pairs: number, 
/**
 * How long it took, in milliseconds.
 */
millis: number, };

/**
 * An endpoint as the settings list it. A key never crosses the contract.
 */
export type EndpointInfo = { 
/**
 * For people, and to name it.
 */
name: string, 
/**
 * `libretranslate` or `apertium`.
 */
kind: string, 
/**
 * Where it is.
 */
url: string, 
/**
 * The host that text would go to.
 */
host: string, 
/**
 * Whether it is on this computer.
 */
loopback: boolean, 
/**
 * Whether a key is kept for it.
 */
has_key: boolean, 
/**
 * Whether that key is forgotten when the program ends, because the system has no keychain.
 */
key_for_session: boolean, };

/**
 * Names an endpoint.
 */
export type EndpointOnly = { 
/**
 * Which.
 */
name: string, };

/**
 * Adds an endpoint or replaces the one of that name.
 */
export type EndpointSave = { 
/**
 * For people.
 */
name: string, 
/**
 * `libretranslate` or `apertium`.
 */
kind: string, 
/**
 * https, or http on this computer.
 */
url: string, 
/**
 * Kept in the system's keychain; none leaves what is there.
 */
key: string | null, };

/**
 * All endpoints.
 */
export type Endpoints = { 
/**
 * By name.
 */
endpoints: Array<EndpointInfo>, };

/**
 * What went wrong, from a small closed set.
 */
export type ErrorCode = "file-missing" | "file-unreadable" | "file-empty" | "not-a-document" | "not-rules" | "file-too-large" | "language-unknown" | "job-not-a-job" | "job-newer" | "job-damaged" | "job-read-only" | "job-exists" | "job-unknown" | "segment-unknown" | "target-malformed" | "memory-unknown" | "memory-not-a-memory" | "memory-newer" | "memory-damaged" | "memory-read-only" | "memory-busy" | "memory-exists" | "memory-twice" | "backup-unusable" | "units-changed" | "unit-unknown" | "import-failed" | "disk-full" | "place-read-only" | "export-untranslated" | "export-unconfirmed" | "export-exists" | "export-over-source" | "export-damaged" | "export-too-large" | "clipboard-missing" | "endpoint-invalid" | "endpoint-unknown" | "key-store-missing" | "mt-not-allowed" | "mt-embargo" | "mt-unreachable" | "mt-timed-out" | "mt-refused" | "mt-busy" | "mt-pair-unknown" | "mt-key-refused" | "mt-bad-answer" | "cancelled" | "not-yet" | "bad-request" | "internal";

/**
 * What happened beside the commands.
 */
export type Event = { "event": "task-progress", 
/**
 * Which task.
 */
task: string, 
/**
 * Message id of what it is doing.
 */
phase: string, 
/**
 * How much is done, in the task's own unit.
 */
done: number, 
/**
 * How much there is, 0 while unknown.
 */
total: number, 
/**
 * How many units came of it so far; 0 where that is not counted.
 */
units: number, } | { "event": "task-imported", 
/**
 * Which task.
 */
task: string, 
/**
 * What came of it.
 */
report: ImportReport, } | { "event": "task-exported", 
/**
 * Which task.
 */
task: string, 
/**
 * Where, and how many units.
 */
exported: MemoryExported, } | { "event": "task-operated", 
/**
 * Which task.
 */
task: string, 
/**
 * The step that it was.
 */
done: Operated, } | { "event": "task-undone", 
/**
 * Which task.
 */
task: string, 
/**
 * What became of it.
 */
undone: MemoryUndone, } | { "event": "task-counted", 
/**
 * Which task.
 */
task: string, 
/**
 * What is in it.
 */
statistics: MemoryStatistics, } | { "event": "task-backed-up", 
/**
 * Which task.
 */
task: string, 
/**
 * The copy.
 */
backup: BackupView, } | { "event": "task-restored", 
/**
 * Which task.
 */
task: string, 
/**
 * What is kept of it.
 */
restored: Restored, } | { "event": "task-recovered", 
/**
 * Which task.
 */
task: string, 
/**
 * How many.
 */
recovered: Recovered, } | { "event": "task-failed", 
/**
 * Which task.
 */
task: string, 
/**
 * Why.
 */
error: AppError, } | { "event": "memory-changed", 
/**
 * Which memory.
 */
memory: string, } | { "event": "memory-damaged", 
/**
 * Which memory.
 */
memory: string, 
/**
 * What was found, with the file.
 */
error: AppError, } | { "event": "file-offered", 
/**
 * Full path.
 */
path: string, };

/**
 * What stands between the job and its page.
 */
export type ExportLook = { 
/**
 * Where it would be written: `NAME.LANG.EXT` beside the original.
 */
path: string, 
/**
 * Whether a file is there already.
 */
exists: boolean, 
/**
 * All segments.
 */
total: number, 
/**
 * Segments with a target that nobody confirmed.
 */
unconfirmed: number, 
/**
 * Segments without a target.
 */
untranslated: number, 
/**
 * The first segment that is not confirmed.
 */
first_open: number | null, 
/**
 * Whether the page is text, which can be copied instead of written.
 */
copyable: boolean, 
/**
 * Segments whose target lacks a tag of its source.
 */
tags_missing: number, 
/**
 * The first of them.
 */
first_tags_missing: number | null, };

/**
 * A value that units have.
 */
export type Facet = { 
/**
 * As the filter wants it; empty for units without one.
 */
value: string, 
/**
 * How many units have it.
 */
units: number, };

/**
 * What there is to filter by, most frequent first, at most 100 of each.
 */
export type Facets = { 
/**
 * Who changed units last.
 */
authors: Array<Facet>, 
/**
 * Where units come from.
 */
documents: Array<Facet>, 
/**
 * `typed`, `imported`, `aligned`.
 */
origins: Array<Facet>, 
/**
 * Pairs of languages.
 */
pairs: Array<PairFacet>, 
/**
 * Years of the last change, newest first.
 */
years: Array<Facet>, };

/**
 * Asks what there is to filter by.
 */
export type FacetsAsked = { 
/**
 * Which memory; none for all that can be used.
 */
memory: string | null, };

/**
 * What an import did with one file.
 */
export type FileReport = { 
/**
 * As given.
 */
file: string, 
/**
 * Units that are new.
 */
units: number, 
/**
 * Units that were there already.
 */
merged: number, 
/**
 * What was left out.
 */
skipped: Array<SkippedUnit>, };

/**
 * What a deletion would take, to be confirmed.
 */
export type FoundCount = { 
/**
 * How many units.
 */
units: number, 
/**
 * For `found_delete`; void as soon as other units would be found.
 */
token: string, };

/**
 * Deletes what a filter leaves, as a task.
 */
export type FoundDelete = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * What narrows it, as it was counted.
 */
filter: UnitFilter, 
/**
 * From `found_count`.
 */
token: string, };

/**
 * Names what a filter leaves, in one memory.
 */
export type FoundUnits = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * What narrows it.
 */
filter: UnitFilter, };

/**
 * A stretch of the segment that stands in a unit's source.
 */
export type FragmentView = { 
/**
 * The stretch as it stands in the segment.
 */
text: string, 
/**
 * How it was translated; null where that cannot be told.
 */
translation: string | null, 
/**
 * How many units agree on the translation; null where none is told, or the stretch is a unit of its own.
 */
agreeing: number | null, 
/**
 * A unit that holds the stretch: its source without tags.
 */
source: string, 
/**
 * Its target without tags.
 */
target: string, 
/**
 * Where the stretch stands in its source, in characters (Unicode scalar values): from, to.
 */
source_span: [number, number], 
/**
 * Where the translation stands in its target; null where none is told.
 */
target_span: [number, number] | null, 
/**
 * The memory's name.
 */
memory_name: string, 
/**
 * The document it stands in, or empty.
 */
document: string, 
/**
 * Who changed it last, or empty.
 */
author: string, 
/**
 * When, UTC.
 */
changed: string, };

/**
 * What the memories hold of parts of a segment.
 */
export type Fragments = { 
/**
 * The segment that was asked about, so that a late answer is not shown elsewhere.
 */
segment: number, 
/**
 * The one that says most first, none inside another.
 */
fragments: Array<FragmentView>, 
/**
 * How long it took, in microseconds.
 */
micros: number, };

/**
 * Asks for a page of contradictions or duplicates.
 */
export type GroupsAsked = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * How many groups to leave out.
 */
offset: number, 
/**
 * How many groups at most, up to 100.
 */
limit: number, };

/**
 * One find.
 */
export type HitView = { 
/**
 * The memory's name.
 */
memory_name: string, 
/**
 * The unit.
 */
unit: UnitView, 
/**
 * Without tags.
 */
source: string, 
/**
 * Without tags.
 */
target: string, 
/**
 * What was found in the searched side, in characters (Unicode scalar values): from, to.
 */
spans: Array<[number, number]>, };

/**
 * What an import did, a file each.
 */
export type ImportReport = { 
/**
 * In the order given.
 */
files: Array<FileReport>, };

/**
 * The page is on the clipboard.
 */
export type JobCopied = { 
/**
 * What differs from the original.
 */
proof: ProofView, 
/**
 * What was odd.
 */
notices: Array<NoticeView>, };

/**
 * Puts the page on the clipboard, to be pasted back where the release came from.
 */
export type JobCopy = { 
/**
 * The job.
 */
job: string, 
/**
 * What to do with segments without a target.
 */
untranslated: UntranslatedView, };

/**
 * Starts a job; it lives in the program's data folder.
 */
export type JobCreate = { 
/**
 * From `document_read`.
 */
document: string, 
/**
 * Source language.
 */
from: string, 
/**
 * Target language.
 */
to: string, 
/**
 * Whether exact matches fill empty targets at once.
 */
prefill: boolean, };

/**
 * Writes the page.
 */
export type JobExport = { 
/**
 * The job.
 */
job: string, 
/**
 * Where to.
 */
path: string, 
/**
 * What to do with segments without a target.
 */
untranslated: UntranslatedView, 
/**
 * Whether a file that is there may be replaced; the source never is.
 */
overwrite: boolean, };

/**
 * A page was written.
 */
export type JobExported = { 
/**
 * Where.
 */
path: string, 
/**
 * What differs from the original.
 */
proof: ProofView, 
/**
 * What was odd.
 */
notices: Array<NoticeView>, };

/**
 * Changes what a job allows.
 */
export type JobMachine = { 
/**
 * The job.
 */
job: string, 
/**
 * The endpoint that it may use; none is off.
 */
endpoint: string | null, 
/**
 * Whether nothing may leave this computer.
 */
embargo: boolean, };

/**
 * Names an open job.
 */
export type JobOnly = { 
/**
 * From `job_create` or `job_open`.
 */
job: string, };

/**
 * What changes with every operation.
 */
export type JobStatus = { 
/**
 * Whether there is something to undo.
 */
can_undo: boolean, 
/**
 * Whether there is something to redo.
 */
can_redo: boolean, 
/**
 * When the job file was last written, RFC 3339.
 */
saved: string, 
/**
 * Confirmed units that wait for a memory that is out of reach.
 */
waiting: number, };

/**
 * An open job, whole.
 */
export type JobView = { 
/**
 * For the other commands.
 */
job: string, 
/**
 * Full path of the job file.
 */
path: string, 
/**
 * The release's title.
 */
title: string, 
/**
 * The release's file name.
 */
file_name: string, 
/**
 * `html` or `text`.
 */
format: string, 
/**
 * Source language.
 */
from: string, 
/**
 * Target language.
 */
to: string, 
/**
 * Whether the target is written from right to left.
 */
rtl: boolean, 
/**
 * Who has it open for writing, when this window may only read; empty when its place cannot be written.
 */
writer: string | null, 
/**
 * In document order.
 */
segments: Array<SegmentView>, 
/**
 * The segment where the translator was.
 */
place: number | null, 
/**
 * Undo, redo, time of saving.
 */
status: JobStatus, 
/**
 * Machine translation as this job allows it.
 */
machine: MachineState, 
/**
 * What was odd about the document.
 */
notices: Array<NoticeView>, };

/**
 * Asks whether a tag is a registered language.
 */
export type LanguageCheck = { 
/**
 * As typed.
 */
tag: string, };

/**
 * A language as the program knows it.
 */
export type LanguageInfo = { 
/**
 * In its canonical case.
 */
tag: string, 
/**
 * Whether it is written from right to left.
 */
rtl: boolean, };

/**
 * Newest first.
 */
export type Ledger = { 
/**
 * Newest first.
 */
entries: Array<LedgerView>, };

/**
 * One request that left the program.
 */
export type LedgerView = { 
/**
 * RFC 3339.
 */
at: string, 
/**
 * The endpoint's name.
 */
endpoint: string, 
/**
 * Where the text went.
 */
host: string, 
/**
 * How many characters.
 */
characters: number, 
/**
 * Which segments, by their lasting ids.
 */
segments: Array<number>, 
/**
 * `ok` or an error code.
 */
result: string, };

/**
 * Why a unit was left out of an import, from a small closed set.
 */
export type LeftOut = "nothing-in-file" | "source-empty" | "target-empty" | "too-long" | "too-long-or-tagged" | "cell-too-long" | "too-many-texts" | "too-long-repeated" | "rest-not-listed" | "language-absent" | "source-absent" | "text-absent" | "one-language" | "untranslated" | "language-missing" | "language-unknown" | "segment-missing" | "entity-unknown" | "undecodable" | "not-utf8" | "column-missing" | "tab-missing" | "tags-unreadable" | "text-after-quote" | "quote-in-field" | "quote-open" | "obsolete" | "fuzzy" | "line-unknown" | "too-many-forms" | "text-alone" | "unquoted" | "quote-in-text" | "escape-unknown" | "rejected" | "source-missing";

/**
 * What still differs after a repair.
 */
export type LeftView = { 
/**
 * In the unit's source; may be empty.
 */
was: string, 
/**
 * In the segment; may be empty.
 */
is: string, 
/**
 * Its kind, where it might have been replaced.
 */
kind: string | null, 
/**
 * Why it was not: `absent`, `ambiguous`, `moved`, `grammar`, `form`, `tag` or `translated`.
 */
reason: string | null, };

/**
 * What becomes of the units of a contradiction that are not kept.
 */
export type Losers = "delete" | "retarget";

/**
 * A machine's translation of a segment.
 */
export type MachineAnswer = { 
/**
 * The segment that was asked about.
 */
segment: number, 
/**
 * Written form.
 */
target: string, 
/**
 * Whether tags were placed by guessing.
 */
tags_guessed: boolean, 
/**
 * The endpoint's name.
 */
endpoint: string, 
/**
 * Where the text went.
 */
host: string, };

/**
 * What a job allows.
 */
export type MachineState = { 
/**
 * The endpoint that this job may use; none is off.
 */
endpoint: string | null, 
/**
 * Whether nothing may leave this computer.
 */
embargo: boolean, };

/**
 * Segments by what the memories know of them.
 */
export type MatchCounts = { 
/**
 * 101 and 102.
 */
context: number, 
/**
 * 100.
 */
exact: number, 
/**
 * From the lowest score to show up to 99.
 */
fuzzy: number, 
/**
 * Nothing that resembles it.
 */
fresh: number, };

/**
 * A unit that resembles a segment.
 */
export type MatchView = { 
/**
 * 102 to 50.
 */
score: number, 
/**
 * Taken off for order and threshold, never inside the score; the memory's own penalty is in it.
 */
penalty: number, 
/**
 * How many other memories hold a unit with the same source and target.
 */
also_in: number, 
/**
 * The unit's source, written form.
 */
source: string, 
/**
 * The unit's target with its tags mapped onto the segment's, written form. Nothing in it is replaced.
 */
target: string, 
/**
 * The target to propose, where anything of it was replaced or placed.
 */
repaired: RepairView | null, 
/**
 * Tags of the unit that the segment has no place for.
 */
dropped_tags: number, 
/**
 * From the unit's source to the segment's.
 */
diff: Array<DiffView>, 
/**
 * Such as `words:2`, `numbers:1`, `case`, `punctuation`, `tags`.
 */
why: Array<string>, 
/**
 * The memory it is in.
 */
memory: string, 
/**
 * That memory's name.
 */
memory_name: string, 
/**
 * Its number there.
 */
unit: number, 
/**
 * Where it comes from; may be empty.
 */
document: string, 
/**
 * May be empty.
 */
author: string, 
/**
 * RFC 3339.
 */
changed: string, };

/**
 * What the memories offer for a segment.
 */
export type Matches = { 
/**
 * The segment that was asked about, so that a late answer is not shown elsewhere.
 */
segment: number, 
/**
 * Best first.
 */
matches: Array<MatchView>, 
/**
 * Lookup and scoring, in microseconds.
 */
micros: number, };

/**
 * In order of priority.
 */
export type Memories = { 
/**
 * In order of priority.
 */
memories: Array<MemoryInfo>, };

/**
 * Makes a memory in the data folder.
 */
export type MemoryCreate = { 
/**
 * For people.
 */
name: string, };

/**
 * Writes a memory to a file, as a task.
 */
export type MemoryExport = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Where to; a name that ends in `.csv` or `.xlsx` says the form, all others are TMX.
 */
path: string, };

/**
 * A memory was written.
 */
export type MemoryExported = { 
/**
 * Where.
 */
path: string, 
/**
 * How many units.
 */
units: number, };

/**
 * Reads files into a memory, as a task.
 */
export type MemoryImport = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Full paths.
 */
paths: Array<string>, 
/**
 * Source language, needed for files that do not say it.
 */
from: string | null, 
/**
 * Target language, needed for files that do not say it.
 */
to: string | null, };

/**
 * A memory in the list.
 */
export type MemoryInfo = { 
/**
 * For the other commands; the memory's own, it survives a move of the file.
 */
memory: string, 
/**
 * For people.
 */
name: string, 
/**
 * Full path.
 */
path: string, 
/**
 * How many units.
 */
units: number, 
/**
 * The language pairs in it, such as `nl` and `en-GB`.
 */
pairs: Array<[string, string]>, 
/**
 * Whether confirmed segments go here; one memory does.
 */
receives: boolean, 
/**
 * Whether it can be written.
 */
writable: boolean, 
/**
 * Why it is only read, if it is.
 */
read_only: ReadOnlyBecause | null, 
/**
 * Whether another machine serves the folder that it is in.
 */
remote: boolean, 
/**
 * Taken off its matches for order and threshold: 0 to 30.
 */
penalty: number, 
/**
 * Whether segments are looked up in it.
 */
used: boolean, 
/**
 * Why it cannot be used now, if it cannot.
 */
error: AppError | null, };

/**
 * Names a memory.
 */
export type MemoryOnly = { 
/**
 * Which.
 */
memory: string, };

/**
 * Puts the memories into another order of priority.
 */
export type MemoryOrder = { 
/**
 * All of them, first goes first; those that are not named keep their order after the named ones.
 */
memories: Array<string>, };

/**
 * Gives a memory a penalty.
 */
export type MemoryPenalty = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Taken off its matches for order and threshold: 0 to 30.
 */
penalty: number, };

/**
 * Puts a copy of a memory in its place.
 */
export type MemoryRestore = { 
/**
 * Which memory; also one that cannot be used.
 */
memory: string, 
/**
 * Full path of the copy.
 */
backup: string, };

/**
 * How much there is in a memory.
 */
export type MemoryStatistics = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * All units.
 */
units: number, 
/**
 * By languages, origin, author, document and year; at most 100 of each.
 */
facets: Facets, 
/**
 * How many documents there are.
 */
documents: number, 
/**
 * Words of all sources.
 */
source_words: number, 
/**
 * Words of all targets.
 */
target_words: number, 
/**
 * Units with tags.
 */
tagged: number, 
/**
 * Groups of units with the same source and other targets.
 */
contradictions: number, 
/**
 * Groups of units of which a merge would leave fewer.
 */
duplicates: number, 
/**
 * Deleted units that are still kept.
 */
deleted: number, 
/**
 * Bytes of the file.
 */
bytes: number, 
/**
 * Bytes that only serve finding words and matches.
 */
index_bytes: number, 
/**
 * When it was last backed up, RFC 3339.
 */
backed_up: string | null, };

/**
 * Takes back a step on a memory, or does one again.
 */
export type MemoryUndo = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Which step; none for the last that was not taken back, or that was taken back last.
 */
operation: number | null, };

/**
 * What was taken back, or done again.
 */
export type MemoryUndone = { 
/**
 * The step; none where there is nothing to take back or to do again, or while a task does it.
 */
operation: Operation | null, 
/**
 * Units that are as they were before, or as the step had made them.
 */
units: number, 
/**
 * Units that were changed since, and stay.
 */
kept: number, 
/**
 * The task that does it, where there are many units; it ends with `task-undone`.
 */
task: string | null, };

/**
 * Asks for a page of units.
 */
export type MemoryUnits = { 
/**
 * Which memory; none for all that can be used, one after the other in their order.
 */
memory: string | null, 
/**
 * What narrows the list.
 */
filter: UnitFilter, 
/**
 * In which order.
 */
sort: UnitSort, 
/**
 * How many to leave out.
 */
offset: number, 
/**
 * How many at most, up to 500.
 */
limit: number, };

/**
 * Turns lookup in a memory on or off.
 */
export type MemoryUse = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Whether segments are looked up in it.
 */
used: boolean, };

/**
 * Something odd that was kept as it is.
 */
export type NoticeView = { 
/**
 * Message id under `notice-`.
 */
code: string, 
/**
 * What it is about; may be empty.
 */
detail: string, };

/**
 * What a command did; none where there was nothing to do.
 */
export type Operated = { 
/**
 * The step, for `memory_undo`.
 */
operation: Operation | null, };

/**
 * One step on a memory.
 */
export type Operation = { 
/**
 * Its number in its memory.
 */
operation: number, 
/**
 * What was done.
 */
kind: OperationKind, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * How many units were changed, deleted or made by it.
 */
units: number, 
/**
 * Whether it was taken back.
 */
undone: boolean, 
/**
 * Whether it can be done again: it was taken back, and no other step was made since.
 */
redoable: boolean, };

/**
 * What was done to the units of a memory, as one step that can be taken back.
 */
export type OperationKind = "edit" | "delete" | "merge" | "resolve" | "import";

/**
 * The steps on a memory, the last first; at most 100.
 */
export type Operations = { 
/**
 * The last first.
 */
operations: Array<Operation>, };

/**
 * The units of one pair of languages.
 */
export type PairFacet = { 
/**
 * Source language.
 */
from: string, 
/**
 * Target language.
 */
to: string, 
/**
 * How many units.
 */
units: number, };

/**
 * Names a file.
 */
export type PathOnly = { 
/**
 * Full path.
 */
path: string, };

/**
 * Asks where to write a file.
 */
export type PickSave = { 
/**
 * The path to begin with.
 */
suggested: string, };

/**
 * A path that a person chose, or none.
 */
export type Picked = { 
/**
 * Full path; none when the dialog was left.
 */
path: string | null, };

/**
 * Paths that a person chose.
 */
export type PickedMany = { 
/**
 * Full paths; empty when the dialog was left.
 */
paths: Array<string>, };

/**
 * Fills empty targets from the memories.
 */
export type Pretranslate = { 
/**
 * The job.
 */
job: string, 
/**
 * The lowest score to take, 50 to 102.
 */
min: number, };

/**
 * How many targets were filled.
 */
export type Pretranslated = { 
/**
 * The segments that are different now.
 */
change: Change, 
/**
 * By score: `102`, `101`, `100`, `75-99`, `mt`.
 */
filled: { [key in string]: number }, 
/**
 * Segments still empty.
 */
left: number, };

/**
 * One span that differs from the original.
 */
export type ProofChange = { 
/**
 * `text`, `attribute`, `metadata` or `language`.
 */
kind: string, 
/**
 * Which part of a packed document, such as `word/document.xml`; none where the file is one piece.
 */
part?: string, 
/**
 * First byte in the original, or in its part.
 */
start: number, 
/**
 * One past the last byte in the original, or in its part.
 */
end: number, };

/**
 * What differs, and how much does not.
 */
export type ProofView = { 
/**
 * In order.
 */
changed: Array<ProofChange>, 
/**
 * Bytes of the original that the export holds unchanged.
 */
identical_bytes: number, };

/**
 * Why a memory is only read.
 */
export type ReadOnlyBecause = "file" | "folder" | "place";

/**
 * Takes a job off the list; its file stays.
 */
export type RecentForget = { 
/**
 * Full path.
 */
path: string, };

/**
 * A job that was open before.
 */
export type RecentJob = { 
/**
 * Full path of the job file.
 */
path: string, 
/**
 * The release's title.
 */
title: string, 
/**
 * Source language.
 */
from: string, 
/**
 * Target language.
 */
to: string, 
/**
 * Confirmed segments when it was last closed.
 */
confirmed: number, 
/**
 * All segments.
 */
total: number, 
/**
 * When it was last changed, RFC 3339.
 */
changed: string, 
/**
 * Whether the file is gone from where it was.
 */
missing: boolean, };

/**
 * Newest first.
 */
export type RecentJobs = { 
/**
 * Newest first.
 */
recent: Array<RecentJob>, };

/**
 * What could be saved from a damaged memory.
 */
export type Recovered = { 
/**
 * Units that are whole.
 */
units: number, 
/**
 * Deleted units that are still kept.
 */
deleted: number, 
/**
 * Bytes of the file that could not be read.
 */
unreadable_bytes: number, 
/**
 * The damaged file.
 */
kept: string, };

/**
 * A unit's target with what differs replaced where that is safe.
 */
export type RepairView = { 
/**
 * Written form, with the segment's tags.
 */
target: string, 
/**
 * In the order of the text.
 */
replaced: Array<ReplacedView>, 
/**
 * What the translator has to do.
 */
left: Array<LeftView>, 
/**
 * Whether nothing is left: all that differed was replaced.
 */
full: boolean, 
/**
 * Tags that the unit lacks and that were placed.
 */
placed_tags: number, };

/**
 * A stretch of a repaired target that is not the unit's.
 */
export type ReplacedView = { 
/**
 * `number`, `date`, `time`, `name`, `address`, `code` or `currency`.
 */
kind: string, 
/**
 * Where it stands in the text without tags, in characters (Unicode scalar values): from, to.
 */
span: [number, number], 
/**
 * What the unit's target has.
 */
was: string, 
/**
 * What stands there now.
 */
is: string, 
/**
 * What the unit's source has for it.
 */
source_was: string, 
/**
 * What the segment has for it.
 */
source_is: string, };

/**
 * A copy took the place of a memory.
 */
export type Restored = { 
/**
 * The memory as it was before; restoring that takes this back. None where the file was gone.
 */
kept: string | null, 
/**
 * How many units there are now.
 */
units: number, };

/**
 * A line of a rule file that is not used.
 */
export type RuleProblem = { 
/**
 * From 1.
 */
line: number, 
/**
 * Why, in English.
 */
problem: string, };

/**
 * Takes a segment out of its repetitions, or puts it back.
 */
export type SegmentApart = { 
/**
 * The job.
 */
job: string, 
/**
 * The segment.
 */
segment: number, 
/**
 * Whether it is to be translated on its own.
 */
apart: boolean, };

/**
 * Names a segment of an open job.
 */
export type SegmentOnly = { 
/**
 * The job.
 */
job: string, 
/**
 * The segment's lasting id.
 */
segment: number, };

/**
 * Asks what the memories know of a segment.
 */
export type SegmentQuestion = { 
/**
 * The job.
 */
job: string, 
/**
 * The segment's lasting id.
 */
segment: number, 
/**
 * Whether nobody waits for it yet. A question that somebody waits for makes all older ones of the job that have
 * not begun `cancelled`; one that is asked ahead makes none so.
 */
ahead: boolean, };

/**
 * A target that was not typed.
 */
export type SegmentSet = { 
/**
 * The job.
 */
job: string, 
/**
 * The segment.
 */
segment: number, 
/**
 * Written form.
 */
target: string, 
/**
 * `102` to `1`, `mt`, or `typed` for a copy of the source.
 */
origin: string, 
/**
 * Whether tags were placed by guessing.
 */
tags_guessed: boolean, 
/**
 * Whether something of a match was replaced in it.
 */
needs_look: boolean, };

/**
 * A new target for a segment.
 */
export type SegmentTarget = { 
/**
 * The job.
 */
job: string, 
/**
 * The segment.
 */
segment: number, 
/**
 * Written form.
 */
target: string, };

/**
 * A segment with its target.
 */
export type SegmentView = { 
/**
 * Never changes, never returns.
 */
id: number, 
/**
 * For people, from 1.
 */
number: number, 
/**
 * Which block it is part of, from 1.
 */
block: number, 
/**
 * `title`, `heading1`, `paragraph`, `list-item`, `quote`, `caption`, `table-cell`, `attribute`, `metadata`.
 */
role: string, 
/**
 * Which attribute or metadata it is: `alt`, `og:title`.
 */
context: string | null, 
/**
 * The other language of this part of the page, where it has one.
 */
language: string | null, 
/**
 * Written form.
 */
source: string, 
/**
 * Written form; empty where there is none.
 */
target: string, 
/**
 * The source's tags in order.
 */
tags: Array<TagView>, 
/**
 * Where it stands.
 */
state: StateView, 
/**
 * None, `102` to `1`, `mt` or `typed`.
 */
origin: string | null, 
/**
 * Whether the program placed tags by guessing.
 */
tags_guessed: boolean, 
/**
 * Whether it is translated on its own, apart from its repetitions.
 */
apart: boolean, 
/**
 * Whether somebody should look at it: something of a match was replaced in it.
 */
needs_look: boolean, };

/**
 * The person's own rules for sentences, which go before the program's.
 */
export type SentenceRules = { 
/**
 * The file's name; none where the program's own rules are used.
 */
name: string | null, 
/**
 * The names of the language rules in it.
 */
languages: Array<string>, 
/**
 * How many rules are used.
 */
rules: number, 
/**
 * What of the file is not used, by line.
 */
problems: Array<RuleProblem>, };

/**
 * What the user chose; kept between starts.
 */
export type Settings = { 
/**
 * `en`, `nl`, or none for the system's.
 */
ui_language: string | null, 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Size of segment text in pixels, 13 to 24.
 */
text_size: number, 
/**
 * Who confirmed units are by; may be empty.
 */
author: string, 
/**
 * The language of releases, `nl` unless changed.
 */
source_language: string, 
/**
 * The language last translated into.
 */
target_language: string, 
/**
 * The lowest match to show, 50 to 100.
 */
minimum_score: number, 
/**
 * Whether what differs in a match is replaced in its target where that is safe.
 */
repair: boolean, 
/**
 * Whether the first-run hints were seen.
 */
hints_seen: boolean, 
/**
 * Whether memories that changed are backed up once a day.
 */
backup_daily: boolean, 
/**
 * Where backups are put; empty for the program's own folder.
 */
backup_folder: string, };

/**
 * What settling one source did; none where there was nothing to do.
 */
export type Settled = { 
/**
 * The step, for `memory_undo`.
 */
operation: Operation | null, 
/**
 * The task that does it, where there are many units; it ends with `task-operated`.
 */
task: string | null, };

/**
 * Which side to search.
 */
export type SideView = "source" | "target";

/**
 * One unit that was left out of an import.
 */
export type SkippedUnit = { 
/**
 * Line in the file, in a sheet its row, from 1.
 */
line: number, 
/**
 * Why; the words for people are in translations/ under `left-out-<code>`.
 */
code: LeftOut, 
/**
 * What the translated words name: `language` or `name`.
 */
args: { [key in string]: string }, 
/**
 * The same in English.
 */
reason: string, };

/**
 * What the window needs to show its first screen.
 */
export type Start = { 
/**
 * The program's version.
 */
version: string, 
/**
 * As saved, or the defaults.
 */
settings: Settings, 
/**
 * The system's languages, most wanted first, as BCP 47.
 */
system_languages: Array<string>, 
/**
 * Newest first.
 */
recent: Array<RecentJob>, 
/**
 * In order of priority.
 */
memories: Memories, 
/**
 * How many units the sample memory brings.
 */
sample_units: number, 
/**
 * A file given on the command line, to be opened at once.
 */
offered: string | null, };

/**
 * Where a segment stands.
 */
export type StateView = "empty" | "prefilled" | "draft" | "confirmed";

/**
 * A tag of a segment, for its chip.
 */
export type TagView = { 
/**
 * The number that both halves share.
 */
number: number, 
/**
 * `open`, `close` or `single`.
 */
half: string, 
/**
 * `link`, `bold` and so on.
 */
kind: string, 
/**
 * What a person calls it: `amnesty.nl`.
 */
label: string, };

/**
 * Names a long piece of work.
 */
export type TaskStarted = { 
/**
 * For `task_cancel` and in the events about it.
 */
task: string, };

/**
 * Light, dark, or as the system has it.
 */
export type Theme = "system" | "light" | "dark" | "contrast";

/**
 * What was undone or redone.
 */
export type Undone = { 
/**
 * The segments that are different now.
 */
change: Change, 
/**
 * Message id of the operation under `operation-`; none where there was nothing.
 */
what: string | null, 
/**
 * The segment to show.
 */
focus: number | null, };

/**
 * Narrows a list of units; what is left out narrows nothing.
 */
export type UnitFilter = { 
/**
 * Beginnings of words that all have to be there, and `"phrases"`.
 */
words: string, 
/**
 * Where the words have to be; none for either side.
 */
side: SideView | null, 
/**
 * Which units.
 */
kind: UnitKind, 
/**
 * `typed`, `imported` or `aligned`.
 */
origin: string | null, 
/**
 * Exactly; empty for units without one.
 */
author: string | null, 
/**
 * Exactly; empty for units without one.
 */
document: string | null, 
/**
 * Source language, exactly.
 */
from: string | null, 
/**
 * Target language, exactly.
 */
to: string | null, 
/**
 * Changed at this instant or later, RFC 3339.
 */
since: string | null, 
/**
 * Changed before this instant, RFC 3339.
 */
until: string | null, };

/**
 * Units that say the same twice, or two things of the same.
 */
export type UnitGroup = { 
/**
 * The changed last first; at most 50.
 */
units: Array<UnitView>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * A page of groups, the one that was changed last first.
 */
export type UnitGroups = { 
/**
 * How many groups there are.
 */
total: number, 
/**
 * The page.
 */
groups: Array<UnitGroup>, 
/**
 * How long it took, in microseconds.
 */
micros: number, };

/**
 * Which units.
 */
export type UnitKind = "all" | "contradictions" | "duplicates" | "tagged" | "untranslated";

/**
 * A unit with its new source, and what else has that source.
 */
export type UnitMended = { 
/**
 * As it is now.
 */
unit: UnitView, 
/**
 * So many units a merge of its duplicates would take away.
 */
duplicates: number, 
/**
 * So many units say something else of the same source.
 */
contradictions: number, };

/**
 * In which order units are listed.
 */
export type UnitSort = "newest" | "source" | "target" | "used";

/**
 * A new source for a unit.
 */
export type UnitSource = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Which unit.
 */
unit: number, 
/**
 * Written form.
 */
source: string, };

/**
 * A new target for a unit.
 */
export type UnitUpdate = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Which unit.
 */
unit: number, 
/**
 * Written form.
 */
target: string, };

/**
 * A unit with both its sides in the written form.
 */
export type UnitView = { 
/**
 * The memory it is in.
 */
memory: string, 
/**
 * Its number in its memory.
 */
unit: number, 
/**
 * Source language.
 */
from: string, 
/**
 * Target language.
 */
to: string, 
/**
 * Written form.
 */
source: string, 
/**
 * Written form.
 */
target: string, 
/**
 * Kinds of the tags by number: `1:link 2:break`.
 */
kinds: string, 
/**
 * The source before it, without tags.
 */
previous: string | null, 
/**
 * The source after it, without tags.
 */
next: string | null, 
/**
 * Where it comes from; may be empty.
 */
document: string, 
/**
 * May be empty.
 */
author: string, 
/**
 * When it was made, RFC 3339.
 */
created: string, 
/**
 * When it was changed last, RFC 3339.
 */
changed: string, 
/**
 * How often it was used.
 */
used: number, 
/**
 * `typed`, `imported` or `aligned`.
 */
origin: string, };

/**
 * A page of units.
 */
export type Units = { 
/**
 * How many the filter leaves.
 */
total: number, 
/**
 * Whether there are more than `total`, which was not counted to the end.
 */
more: boolean, 
/**
 * The page.
 */
units: Array<UnitView>, 
/**
 * Units whose words cannot be found yet, while an import is taken in.
 */
pending: number, 
/**
 * How long it took, in microseconds.
 */
micros: number, };

/**
 * Names units.
 */
export type UnitsOnly = { 
/**
 * Which memory.
 */
memory: string, 
/**
 * Which units.
 */
units: Array<number>, };

/**
 * What to do with segments without a target.
 */
export type UntranslatedView = "stop" | "source" | "mark";

/** Every command with its request and its response. */
export interface Commands {
  start: { request: Empty; response: Start };
  settings_save: { request: Settings; response: Settings };
  language_check: { request: LanguageCheck; response: LanguageInfo };
  rules_look: { request: Empty; response: SentenceRules };
  rules_use: { request: PathOnly; response: SentenceRules };
  rules_drop: { request: Empty; response: SentenceRules };
  recent_forget: { request: RecentForget; response: RecentJobs };
  pick_document: { request: Empty; response: Picked };
  pick_rules: { request: Empty; response: Picked };
  pick_memory_files: { request: Empty; response: PickedMany };
  pick_save: { request: PickSave; response: Picked };
  pick_folder: { request: PathOnly; response: Picked };
  open_in_browser: { request: PathOnly; response: Empty };
  show_in_folder: { request: PathOnly; response: Empty };
  document_read: { request: DocumentRead; response: DocumentInfo };
  document_matches: { request: DocumentMatches; response: MatchCounts };
  job_create: { request: JobCreate; response: JobView };
  job_open: { request: PathOnly; response: JobView };
  job_close: { request: JobOnly; response: Empty };
  job_undo: { request: JobOnly; response: Undone };
  job_redo: { request: JobOnly; response: Undone };
  job_place: { request: SegmentOnly; response: Empty };
  job_pretranslate: { request: Pretranslate; response: Pretranslated };
  export_look: { request: JobOnly; response: ExportLook };
  job_export: { request: JobExport; response: JobExported };
  job_copy: { request: JobCopy; response: JobCopied };
  segment_type: { request: SegmentTarget; response: Change };
  segment_set: { request: SegmentSet; response: Change };
  segment_confirm: { request: SegmentTarget; response: Confirmed };
  segment_apart: { request: SegmentApart; response: Change };
  segment_matches: { request: SegmentQuestion; response: Matches };
  segment_fragments: { request: SegmentOnly; response: Fragments };
  memory_list: { request: Empty; response: Memories };
  memory_create: { request: MemoryCreate; response: Memories };
  memory_add: { request: PathOnly; response: Memories };
  memory_forget: { request: MemoryOnly; response: Memories };
  memory_receive: { request: MemoryOnly; response: Memories };
  memory_order: { request: MemoryOrder; response: Memories };
  memory_penalty: { request: MemoryPenalty; response: Memories };
  memory_use: { request: MemoryUse; response: Memories };
  memory_units: { request: MemoryUnits; response: Units };
  memory_facets: { request: FacetsAsked; response: Facets };
  memory_statistics: { request: MemoryOnly; response: TaskStarted };
  memory_import: { request: MemoryImport; response: TaskStarted };
  memory_export: { request: MemoryExport; response: TaskStarted };
  unit_update: { request: UnitUpdate; response: UnitView };
  unit_source: { request: UnitSource; response: UnitMended };
  unit_delete: { request: UnitsOnly; response: Operated };
  unit_restore: { request: UnitsOnly; response: Empty };
  found_count: { request: FoundUnits; response: FoundCount };
  found_delete: { request: FoundDelete; response: TaskStarted };
  contradictions: { request: GroupsAsked; response: UnitGroups };
  contradiction_resolve: { request: ContradictionResolve; response: Settled };
  duplicates: { request: GroupsAsked; response: UnitGroups };
  duplicates_merge: { request: DuplicatesMerge; response: Settled };
  duplicates_merge_all: { request: MemoryOnly; response: TaskStarted };
  memory_operations: { request: MemoryOnly; response: Operations };
  memory_undo: { request: MemoryUndo; response: MemoryUndone };
  memory_redo: { request: MemoryUndo; response: MemoryUndone };
  memory_backups: { request: MemoryOnly; response: Backups };
  memory_backup: { request: MemoryOnly; response: TaskStarted };
  memory_restore: { request: MemoryRestore; response: TaskStarted };
  memory_recover: { request: MemoryOnly; response: TaskStarted };
  concordance: { request: Concordance; response: ConcordanceHits };
  task_cancel: { request: TaskStarted; response: Empty };
  endpoint_list: { request: Empty; response: Endpoints };
  endpoint_save: { request: EndpointSave; response: Endpoints };
  endpoint_remove: { request: EndpointOnly; response: Endpoints };
  endpoint_check: { request: EndpointOnly; response: EndpointAnswer };
  job_machine: { request: JobMachine; response: MachineState };
  job_ledger: { request: JobOnly; response: Ledger };
  segment_machine: { request: SegmentOnly; response: MachineAnswer };
}
