# Exporting: what is unfinished, where to, and what was proved.
export-almost = Almost ready for the press
export-ready = Ready for the press
export-done = Exported
export-copied = Copied
export-looking = Looking at what is still open…
export-place = { $file }, in { $folder }
export-change = Another place
export-all =
    { $total ->
        [one] The one segment is confirmed
       *[other] All { $total } segments are confirmed
    }
export-untranslated =
    { $count ->
        [one] <strong>{ $count } segment</strong> of { $total } is not translated yet
       *[other] <strong>{ $count } segments</strong> of { $total } are not translated yet
    }
export-unconfirmed =
    { $count ->
        [one] <strong>{ $count } segment</strong> of { $total } is translated, but not confirmed
       *[other] <strong>{ $count } segments</strong> of { $total } are translated, but not confirmed
    }
export-tags-missing =
    { $count ->
        [one] In <strong>{ $count } segment</strong> a tag is missing, such as a link
       *[other] In <strong>{ $count } segments</strong> a tag is missing, such as a link
    }
export-go-there = Go there
export-choice = What is untranslated
export-choice-stop = do not export
export-choice-source = in { $language }
export-choice-mark = mark it
export-exists = { $file } exists already.
export-overwrite = Replace it
export-write = Export
export-anyway = Export all the same
export-copy = Copy
export-finish =
    { $count ->
        [one] Finish { $count } segment
       *[other] Finish { $count } segments
    }
export-written = { $file } is in { $folder }
export-on-clipboard = On the clipboard: paste it where the release came from.
export-proof = <strong>Proved:</strong> { $what } changed; the other { $bytes } bytes are the same.
export-proof-texts =
    { $count ->
        [one] one text
       *[other] { $count } texts
    }
export-proof-attributes =
    { $count ->
        [one] one attribute
       *[other] { $count } attributes
    }
export-proof-metadata =
    { $count ->
        [one] one line about the page
       *[other] { $count } lines about the page
    }
export-proof-languages =
    { $count ->
        [one] one language mark
       *[other] { $count } language marks
    }
export-proof-nothing = <strong>Proved:</strong> nothing was changed; all { $bytes } bytes are the same.
export-open = Open in browser
export-open-file = Open the file
