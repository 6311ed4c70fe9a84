# Memories as files: import, export, long work, copies, recovery, statistics and the list of changes.
memory-import = Import
memory-export = Export
memory-export-tmx = TMX, for any translation program
memory-export-csv = CSV, a table as text
memory-export-xlsx = XLSX, for Excel and LibreOffice
memory-nowhere = There is no memory that can be written to. Create a new one first.
memory-exported =
    { $units ->
        [one] One segment is
       *[other] { $units } segments are
    } in { $file }.
memory-recover = Save what can be saved

work-import = Reading { $name }
work-export = Writing { $name }
work-delete = Deleting in { $name }
work-merge = Merging in { $name }
work-resolve = Giving one target in { $name }
work-undo = Taking back
work-redo = Doing again
work-count = Counting { $name }
work-backup = Making a copy of { $name }
work-restore = Putting a copy of { $name } back
work-recover = Saving what can be saved of { $name }
work-started = Started
work-percent = { $percent } %
work-rate = { $rate }/s
work-left = { $seconds } s left
work-left-minutes = { $minutes } min left
work-waiting =
    { $count ->
        [one] one more file after it
       *[other] { $count } more files after it
    }
work-packing = Packing the file
work-cancelling = Stopping; nothing of it is kept
work-quarter = { $what }: { $percent } %

imported-one = { $file } was read
imported-many =
    { $count ->
        [one] { $count } file was read
       *[other] { $count } files were read
    }
imported-new =
    { $units ->
        [0] nothing new
        [one] { $units } new segment
       *[other] { $units } new segments
    }
imported-merged =
    { $units ->
        [one] { $units } was there already
       *[other] { $units } were there already
    }
imported-skipped =
    { $units ->
        [one] { $units } was left out
       *[other] { $units } were left out
    }
imported-failed =
    { $count ->
        [one] { $count } file could not be read
       *[other] { $count } files could not be read
    }
imported-into = in { $name }
imported-elsewhere =
    { $units ->
        [0] The import is done; there was nothing new in it.
        [one] The import is done: { $units } new segment.
       *[other] The import is done: { $units } new segments.
    }
imported-asks = An import waits to be told its languages.
imported-look = Go to the memory
import-report = Report
import-undo = Take the import back
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
import-skipped-of =
    { $count ->
        [one] { $count } line of { $file }
       *[other] { $count } lines of { $file }
    }
import-line = Line { $line }: { $reason }

left-out-nothing-in-file = there is no segment in the file
left-out-source-empty = the source is empty
left-out-target-empty = the translation is empty
left-out-too-long = the text is longer than 4 MB
left-out-too-long-or-tagged = the text is longer than 4 MB, or has more than 100,000 codes
left-out-cell-too-long = a cell is longer than the 32,767 characters that it can hold
left-out-too-many-texts = it has more than 1,000 texts, or more than 64 MB of them
left-out-too-long-repeated = it is too long to be kept once for each of its languages
left-out-rest-not-listed = what is left out from here on is not listed
left-out-language-absent = there is no text in { $language }
left-out-source-absent = there is no text in the source language { $language }
left-out-text-absent = there is no text in it
left-out-one-language = every text in it is in { $language }
left-out-untranslated = there is no translation
left-out-language-missing = a text does not say its language
left-out-language-unknown = ‘{ $language }’ is not a language
left-out-segment-missing = a text has no segment
left-out-entity-unknown = the entity &{ $name }; is not known
left-out-undecodable = there are bytes in it that are no text in the encoding of the file
left-out-not-utf8 = there are bytes in it that are no text; save the file as UTF-8
left-out-column-missing = there is no second column
left-out-tab-missing = there is no tab between source and translation
left-out-tags-unreadable = its tags cannot be read
left-out-text-after-quote = there is text after a closing quotation mark
left-out-quote-in-field = there is a quotation mark in a field without quotation marks around it
left-out-quote-open = a quotation mark is not closed
left-out-obsolete = it is obsolete: its program does not show the text any more
left-out-fuzzy = it is marked as fuzzy: nobody has looked at the translation yet
left-out-line-unknown = there is a line that is neither a message nor a comment
left-out-too-many-forms = there are more plural forms than any language has
left-out-text-alone = there is a text that belongs to no message
left-out-unquoted = a text is not in quotation marks
left-out-quote-in-text = there is a quotation mark inside a text
left-out-escape-unknown = there is a backslash that means nothing
left-out-rejected = its translation was rejected
left-out-source-missing = there is a translation of a text that is not there

import-pair = Which languages is this in?
import-pair-explained = { $file } does not say.
import-pair-from = Source
import-pair-to = Translation
import-read = Read

backups = Copies
backups-daily = Make a copy once a day when the memory changed
backups-now = Make a copy now
backups-busy = Busy…
backups-loading = Looking…
backups-none = There are no copies of this memory yet.
backups-unreadable = cannot be read
backups-restore = Put back
backups-kind-before-restore = The memory as it was before a copy was put back
backups-kind-damaged = The damaged file that segments were saved from
backups-kind-other-file = Of another file: this memory before it was moved, or a copy of it
backups-folder = Copies are put in { $folder }
backups-in-folder = in { $folder }
backups-choose = Another folder
backups-own = Back to Persklaar’s folder
backups-folder-changed = Copies are put in { $folder } from now on. Those of before stay where they are.
backups-ask = Put this copy back?
backups-ask-when = Put the copy of { $when } back?
backups-ask-units =
    It holds { $then ->
        [one] { $then } segment
       *[other] { $then } segments
    }; the memory has { $now } now.
backups-ask-kept = The memory as it is now is kept as a copy.
backups-restored =
    { $units ->
        [one] The copy is in its place, with { $units } segment.
       *[other] The copy is in its place, with { $units } segments.
    }

recover = A damaged memory
recover-explained = Persklaar can read through the file piece by piece and put all segments that are whole into a new memory. The damaged file is kept.
recover-or-backup = An earlier copy may have more in it than can be saved.
recover-backups = Look at the copies
recover-start = Save what can be saved
recover-busy = Reading the file piece by piece…
recover-done =
    { $units ->
        [one] <strong>{ $units } segment was saved.</strong> The memory can be used again.
       *[other] <strong>{ $units } segments were saved.</strong> The memory can be used again.
    }
recover-lost = { $size } of the file could not be read.
recover-nothing-lost = The whole file could be read.
recover-kept = The damaged file is kept as { $path }

statistics = Statistics
statistics-counting = Counting…
statistics-units = Segments
statistics-source-words = Words, source
statistics-target-words = Words, translation
statistics-documents = Documents
statistics-tagged = With tags
statistics-contradictions = Sources with different translations
statistics-duplicates = Duplicated
statistics-deleted = Deleted, still kept
statistics-bytes = Size of the file
statistics-index = Of that, for searching
statistics-backup = Last copy
statistics-never = none yet
statistics-years = Year of the last change

size-bytes = { $value } bytes
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB

changes = Changes
changes-none = Nothing was changed in this memory yet.
changes-edit =
    { $units ->
        [one] One segment edited
       *[other] { $units } segments edited
    }
changes-delete =
    { $units ->
        [one] One segment deleted
       *[other] { $units } segments deleted
    }
changes-merge =
    { $units ->
        [one] One segment merged
       *[other] { $units } segments merged
    }
changes-resolve =
    { $units ->
        [one] A contradiction settled, one segment
       *[other] A contradiction settled, { $units } segments
    }
changes-import =
    { $units ->
        [one] One segment imported
       *[other] { $units } segments imported
    }
changes-undone = taken back
