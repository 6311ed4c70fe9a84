# The memories: their list and order, search, filters, editing, contradictions and duplicates.
memory-title = Memory
memory-order = Memories, in order
memory-order-keys = Alt with the up or down arrow moves this memory.
memory-drag = Drag to change the order
memory-moved = { $name } is number { $place } of { $count } now
memory-all = All memories together
memory-units =
    { $units ->
        [0] still empty
        [one] { $units } segment
       *[other] { $units } segments
    }
memory-receives = written to
memory-read-only = read only
memory-read-only-file = The file is protected against changes.
memory-read-only-folder = Nothing may be written in its folder.
memory-read-only-place = The place where it is allows no changes.
memory-remote = It is in a network folder. That works, but more slowly; only one person should write in it at a time.
memory-unused = not used
memory-use = Use for matches
memory-penalty = Penalty
memory-penalty-value = { $penalty } %
memory-penalty-short = penalty { $penalty } %
memory-new = New memory
memory-new-explained = A file of its own on this computer.
memory-name = Name
memory-name-example = For example: Press releases
memory-create = Create it
memory-add = Add an existing memory
memory-receive = Write here from now on
memory-forget = Take off the list
memory-find = Look for the file
memory-forgotten = { $name } is off the list; the file is still there.
memory-saved = All saved
memory-saving = Saving…

memory-search = Search source and translation
memory-searching = Searching…
memory-shown-all =
    { $total ->
        [0] no segments
        [one] { $total } segment
       *[other] { $total } segments
    }
memory-found = { $total } of { $all }, in { $millis } ms
memory-found-more = more than { $total } of { $all }, in { $millis } ms
memory-pending =
    { $pending ->
        [one] { $pending } more cannot be found yet
       *[other] { $pending } more cannot be found yet
    }
memory-list-label = Segments in this memory
memory-column-source = Source
memory-column-target = Translation
memory-column-origin = Where it comes from
memory-row-keys = Enter edits the translation, Shift Enter the source, Delete deletes, Shift with an arrow chooses several, Shift F10 shows what else can be done.
memory-chosen =
    { $count ->
        [one] { $count } segment chosen
       *[other] { $count } segments chosen
    }
memory-empty = This memory is still empty
memory-empty-hint = What you confirm goes into it. You can also drop a TMX, XLIFF or other file on this window.
memory-nothing = Nothing found
memory-nothing-hint = Try fewer words, or only the beginning of a word, or clear a filter.
memory-origin-typed = Confirmed here
memory-origin-imported = Imported
memory-origin-aligned = From an old translation

memory-edit-label = Translation, { $language }
memory-edit-keeps = keeps it
memory-edit-leaves = leaves it as it was
memory-edit-label-source = Source, { $language }
memory-edit-empty-source = A segment without a source would never be found. Delete it if it should go.
memory-edit-empty = An empty translation is not kept. Delete the segment if it should go.
memory-edit-dropped = The change was not kept.
memory-edit-again = Go on with it
memory-source-duplicates =
    { $count ->
        [one] The source was changed. Another segment says the same now.
       *[other] The source was changed. { $count } other segments say the same now.
    }
memory-source-contradictions =
    { $count ->
        [one] The source was changed. Another segment has this source, with another translation.
       *[other] The source was changed. { $count } other segments have this source, with another translation.
    }
memory-delete = Delete this segment
memory-deleted =
    { $units ->
        [one] The segment was deleted.
       *[other] { $units } segments were deleted.
    }
memory-too-many-chosen = No more than { $count } segments can be deleted one by one. Narrow the list with words or a filter, and choose all with Ctrl A.
memory-delete-in-one = All that is found can only be deleted in one memory. Choose the memory first.
memory-copied-source = The source was copied
memory-copied-target = The translation was copied
memory-not-copied = The clipboard of this computer cannot be used.
memory-undo = Undo
memory-redo = Do again
memory-undo-key = Ctrl Z takes back, deleting too; Ctrl Shift Z does it again
memory-undone-edit = The change was taken back.
memory-undone-delete =
    { $units ->
        [one] The deleted segment is back.
       *[other] { $units } deleted segments are back.
    }
memory-undone-merge = The merging was taken back.
memory-undone-resolve = The contradiction is there again.
memory-undone-import =
    { $units ->
        [one] The imported segment is gone again.
       *[other] { $units } imported segments are gone again.
    }
memory-undone-nothing = Nothing could be taken back: it was all changed since.
memory-told = { $said }
memory-redone-edit = The change was done again.
memory-redone-delete =
    { $units ->
        [one] The segment is gone again.
       *[other] { $units } segments are gone again.
    }
memory-redone-merge = The merging was done again.
memory-redone-resolve = The contradiction is settled again.
memory-redone-import =
    { $units ->
        [one] The imported segment is back.
       *[other] { $units } imported segments are back.
    }
memory-redone-nothing = It could not be done again: the segments were changed since.
memory-redo-ended = It cannot be done again: something else was changed in this memory since.
memory-nothing-to-redo = There is nothing to do again.
memory-undone-kept = { $said } { $kept ->
    [one] One was changed since and stays.
   *[other] { $kept } were changed since and stay.
}

memory-menu = This segment
memory-menu-edit = Edit the translation
memory-menu-edit-source = Edit the source
memory-menu-copy-target = Copy the translation
memory-menu-copy-source = Copy the source
memory-menu-same = Show all with this source
memory-menu-document = Only from { $document }
memory-menu-author = Only by { $author }
memory-menu-delete =
    { $count ->
        [one] Delete
       *[other] Delete { $count } segments
    }

details = Details
details-label = Details of this segment
details-previous = Before it
details-next = After it
details-none = not known
details-document = Document
details-author = Author
details-origin = Origin
details-created = Made
details-changed = Changed
details-used = Used

filter-label = Filters
filter-narrow = { $filter }: search
filter-nameless = not given
filter-clear = Clear filters
filter-side = Search in
filter-side-all = Source or translation
filter-side-source = Source
filter-side-target = Translation
filter-origin = Origin
filter-origin-all = Every origin
filter-origin-typed = Confirmed here
filter-origin-imported = Imported
filter-origin-aligned = From old translations
filter-author = Author
filter-author-all = Every author
filter-document = Document
filter-document-all = Every document
filter-when = Date
filter-when-all = Any date
filter-when-today = Today
filter-when-week = The last 7 days
filter-when-month = The last 30 days
filter-when-first = From
filter-when-last = Up to and including
filter-when-example = 2026-11-26
filter-when-show = Show
filter-when-wrong = Give whole dates, from 1900 on. One of the two may stay empty.
filter-when-since = from { $day }
filter-when-until = up to and including { $day }
filter-pair = Languages
filter-pair-all = All languages
filter-kind = Kind
filter-kind-all = Every kind
filter-kind-tagged = With tags
filter-kind-untranslated = Same as the source
filter-duplicates = { $count } duplicated
filter-contradictions = { $count } contradictory
sort = Order
sort-newest = Newest first
sort-source = By source, A to Z
sort-target = By translation, A to Z
sort-used = Most used first

groups-back = All segments
groups-contradictions =
    { $plural ->
        [0] No contradictions
        [one] { $count } source with different translations
       *[other] { $count } sources with different translations
    }
groups-contradictions-label = Sources with different translations
groups-contradictions-keys = A digit or Enter keeps that translation, up and down arrow go to another, Page Down to the next source, Escape goes back.
groups-contradictions-none = Nothing contradicts itself here
groups-duplicates =
    { $plural ->
        [0] Nothing is duplicated
        [one] { $count } translation that is there more than once
       *[other] { $count } translations that are there more than once
    }
groups-duplicates-label = Translations that are there more than once
groups-duplicates-keys = Enter makes one of them, up and down arrow go to another, Escape goes back.
groups-duplicates-none = Nothing is duplicated here
groups-none-hint = There is nothing left to do.
groups-others = The others
groups-others-retarget = get this translation
groups-others-delete = are deleted
groups-keep = Keep this
groups-merge = Merge
groups-merge-all = Merge all
groups-times =
    { $count ->
        [one] { $count } time
       *[other] { $count } times
    }
groups-more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
memory-resolved = The contradiction is settled.
memory-merged =
    { $units ->
        [one] One segment was merged.
       *[other] { $units } segments were merged.
    }

delete-found = Delete all that was found?
delete-found-how-many =
    { $units ->
        [0] <strong>No segment</strong> is found any more.
        [one] <strong>{ $units } segment</strong> will be deleted.
       *[other] <strong>{ $units } segments</strong> will be deleted.
    }
delete-found-undo = You can take it back, also later under Changes.
delete-found-yes =
    { $units ->
        [one] Delete { $units } segment
       *[other] Delete { $units } segments
    }
