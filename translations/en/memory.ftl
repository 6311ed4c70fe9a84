# The memories: list, search, editing, import and export.
memory-title = Memory
memory-order = Memories, in order
memory-units =
    { $units ->
        [0] still empty
        [one] { $units } segment
       *[other] { $units } segments
    }
memory-receives = written to
memory-read-only = read only
memory-import = Import
memory-export = Export TMX
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
memory-nowhere = There is no memory that can be written to. Create a new one first.
memory-exported =
    { $units ->
        [one] One segment is
       *[other] { $units } segments are
    } in { $file }.
memory-search = Search source and translation
memory-shown-all =
    { $total ->
        [one] { $total } segment
       *[other] { $total } segments
    }, newest first
memory-found = { $total } of { $all }, in { $millis } ms
memory-list-label = Segments in this memory
memory-row-keys = Enter edits, Delete deletes, up and down arrow go to another segment.
memory-edit-label = Translation, { $language }
memory-edit-help = Enter saves, Esc goes back. Tags are written as <1>…</1>.
memory-delete = Delete this segment
memory-deleted = The segment was deleted.
memory-undo = Undo
memory-undone-edit = The change was taken back.
memory-undone-delete = The deleted segment is back.
memory-empty = This memory is still empty
memory-empty-hint = What you confirm goes into it. You can also drop a TMX file on this window.
memory-nothing = Nothing found
memory-nothing-hint = Try fewer words, or only the beginning of a word.
memory-too-many = These are the newest { $shown }. Search to find the others.
memory-saved = All saved
memory-undo-key = Ctrl Z takes back, deleting too
memory-origin-typed = Confirmed here
memory-origin-imported = Imported
memory-origin-aligned = From an old translation

import-one = Reading { $file }
import-many =
    { $count ->
        [one] Reading { $count } file
       *[other] Reading { $count } files
    }
import-started = Started
import-progress = { $percent } %
import-left =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    } left
import-cancelling = Stopping; nothing of it is kept
import-quarter = { $what }: { $percent } %
import-done = Imported
import-new =
    { $units ->
        [0] <strong>No new segments</strong>
        [one] <strong>{ $units } new segment</strong> is in the memory now
       *[other] <strong>{ $units } new segments</strong> are in the memory now
    }
import-merged =
    { $units ->
        [one] <strong>{ $units } segment</strong> was there already
       *[other] <strong>{ $units } segments</strong> were there already
    }
import-skipped =
    { $units ->
        [one] <strong>{ $units } segment</strong> was left out
       *[other] <strong>{ $units } segments</strong> were left out
    }
import-line = Line { $line }: { $reason }
import-more =
    { $count ->
        [one] And { $count } more line.
       *[other] And { $count } more lines.
    }
import-pair = Which languages is this in?
import-pair-explained = { $file } does not say.
import-pair-from = Left column
import-pair-to = Right column
import-read = Read
