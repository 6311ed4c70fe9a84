# The screen where a release is translated.

editor-back = Back to the start screen
editor-export = Export
editor-source-head = Source, { $language }
editor-target-head = Translation, { $language }
editor-pair = From { $from } to { $to }
editor-progress = { $confirmed } of { $total } · { $words ->
    [0] no words left
    [one] { $words } word left
   *[other] { $words } words left
}
editor-progress-done = All { $total } confirmed
editor-progress-name = { $confirmed } of { $total } segments confirmed, { $started } begun
editor-place = { $number } of { $total }
editor-list-name = Segments
editor-assist-name = Matches and search
editor-read-only = { $writer } has this job open. You can read it here; writing waits until it is closed there.
editor-hint-empty = Type the translation
editor-target-label = Translation, segment { $number } of { $total }, { $language }

editor-saved = Saved { $time }
editor-not-saved = Not saved, trying again
editor-not-saved-bar = Not saved: { $reason } What you type is kept here and tried again.
editor-memory-units = { $count ->
    [0] Nothing in the memory yet
    [one] { $count } segment in the memory
   *[other] { $count } segments in the memory
}
editor-waiting-units = { $count ->
    [one] { $count } segment waits for the memory
   *[other] { $count } segments wait for the memory
}

editor-confirm-empty = There is no translation to confirm yet
editor-confirmed = Segment { $number } confirmed
editor-confirmed-filled = Segment { $number } confirmed, and { $count ->
    [one] one identical segment filled
   *[other] { $count } identical segments filled
}
editor-confirmed-waiting = Segment { $number } confirmed; it waits for the memory
editor-apart = Segment { $number } is translated apart
editor-together = Segment { $number } is translated together with the same ones again
editor-all-confirmed = Every segment is confirmed. The page can be exported.
editor-nothing-to-undo = Nothing to undo
editor-nothing-to-redo = Nothing to redo
editor-undone = Undone: { $what }
editor-redone = Redone: { $what }
editor-copied = Copied
editor-machine-answered = The machine’s translation is number { $number }
editor-matches-announce = Segment { $number }. { $count ->
    [0] No matches
    [one] One match, { $best } %
   *[other] { $count } matches, best { $best } %
}

operation-type = typing
operation-insert = an inserted translation
operation-clear = an emptied segment
operation-confirm = a confirmed segment
operation-prefill = filling from the memory
operation-replace-all = replacing
operation-mark = a mark
operation-other = a change

# States of a segment
state-empty = Empty
state-prefilled = Proposed
state-draft = Draft
state-confirmed = Confirmed

# What a block of the release is, where its shape does not say it
role-title = Page title
role-attribute = Attribute
role-attribute-alt = Alternative text
role-attribute-title = Tooltip
role-attribute-placeholder = Hint in a field
role-attribute-aria-label = Name for screen readers
role-attribute-aria-description = Description for screen readers
role-attribute-label = Label
role-attribute-value = Button
role-attribute-value-text = Value for screen readers
role-attribute-kind = Kind of part, for screen readers
role-attribute-braille = Name in braille
role-attribute-summary = Summary of a table
role-attribute-abbr = Short name of a table column
role-attribute-drawing = Description of a drawing
role-attribute-named = Attribute “{ $name }”
role-metadata = Page information
role-metadata-description = Description for search engines
role-metadata-keywords = Keywords
role-metadata-site-name = Name of the site
role-metadata-social-title = Title on social media
role-metadata-social-description = Description on social media
role-metadata-social-image = Image description on social media
role-metadata-about = Description of the document
role-metadata-summary = Summary
role-metadata-section = Section
role-metadata-subject = Subject
role-metadata-title = Title
role-metadata-search-title = Title for search engines
role-metadata-link-title = Title in menus and links
role-metadata-name = Name
role-metadata-headline = Headline
role-metadata-subtitle = Subtitle
role-metadata-lead = Lead
role-metadata-caption = Caption
role-metadata-text = Text of the article
role-metadata-transcript = Transcript
role-metadata-credit = Credit
role-metadata-copyright = Copyright notice
role-metadata-job-title = Job title
role-metadata-slogan = Slogan
role-metadata-accessibility = Summary of accessibility
role-metadata-social-video = Video description on social media
role-metadata-social-detail = Detail on social media
role-metadata-named = Page information “{ $name }”
role-header = Header
role-footer = Footer
role-footnote = Footnote
role-endnote = Endnote
role-text-box = Text box
role-inner-page = Page within the page
role-part-named = Part “{ $name }”
role-document-title = Title of the document
role-caption = Caption
role-table-cell = Table cell

# Tags, as they are called aloud
tag-open = { $kind } begins{ $label }
tag-close = { $kind } ends{ $label }
tag-single = { $kind }{ $label }
tag-kind-link = Link
tag-kind-bold = Bold
tag-kind-italic = Italic
tag-kind-underline = Underlined
tag-kind-super = Superscript
tag-kind-sub = Subscript
tag-kind-code = Code
tag-kind-span = Marked text
tag-kind-image = Image
tag-kind-break = Line break
tag-kind-note = Note
tag-kind-other = Tag
tag-insert = Insert { $tag }

# The line below the active segment
row-match = { $score } % match
row-match-edited = { $score } % match, edited
row-match-context = { $score } % match, same context
row-machine = Machine translation
row-machine-edited = Machine translation, edited
row-tags-guessed = Tags were placed by guessing
row-replaced = Numbers, dates or names of the match were replaced: have a look
row-missing-tags = { $count ->
    [one] One tag is missing
   *[other] { $count } tags are missing
}
row-also-in = Also in { $numbers }
row-also-more = Also in { $numbers } and { $count } more
row-apart-from = { $count ->
    [0] Translated apart from { $numbers }
   *[other] Translated apart from { $numbers } and { $count } more
}
row-apart = translate apart
row-together = translate together
row-apart-hint = Confirming fills the same segments elsewhere; one apart neither fills them nor is filled
row-confirm = confirm

# Assist
assist-matches = Matches
assist-search = Search
assist-none = No match above { $minimum } %. Words can be looked up with
assist-none-plain = No match in the memories.
assist-insert = Insert match { $number }, { $score } %
left-absent = the memory’s translation does not hold it
left-ambiguous = it cannot be told which is meant
left-moved = the sentence around it is another one
left-grammar = a word beside it may have to change with it
left-form = it cannot be written in the same form
left-tag = a tag stands inside it
left-translated = it may be a name that is translated
assist-insert-plain = as in the memory
assist-replaced = { $was } → { $is }
assist-replaced-title = { $from } → { $to } (the memory has “{ $was }”)
assist-replaced-was = was { $was }
assist-repair-full = all that differs was replaced
assist-repair-left = { $count ->
    [one] one thing left
   *[other] { $count } things left
}
assist-repair-tags = tags were placed
assist-score = { $score } %
assist-machine-score = MT
assist-machine-ask = Ask the machine
assist-machine-asking = { $endpoint } is translating…
assist-machine-answer = { $host }, machine translation
assist-machine-insert = Insert the machine’s translation, number { $number }
assist-machine-guessed = Tags were placed by guessing
assist-machine-again = Ask again
assist-machine-none = No machine translation is set up. An endpoint can be added in Settings.
assist-penalty = minus { $penalty }: { $reason }
assist-penalty-plain = minus { $penalty }
assist-dropped = { $count ->
    [one] one tag has no place here
   *[other] { $count } tags have no place here
}
# Parts of a sentence that occur in the memories
fragments-name = Fragments
fragment-insert = Insert the translation of the fragment, number { $number }
fragment-whole = a segment of its own
fragment-agreeing = { $count ->
    [one] told by one segment
   *[other] { $count } segments agree
}
fragment-untold = found in this segment
assist-inserted-word = added:
assist-deleted-word = removed:
why-exact = the same
why-context-one = the same, one neighbour too
why-context-both = the same, both neighbours too
why-words = { $count ->
    [one] one word
   *[other] { $count } words
}
why-numbers = { $count ->
    [one] one number
   *[other] { $count } numbers
}
why-case = capitals
why-punctuation = punctuation
why-tags = tags
why-region = another region
why-reversed = reversed direction
why-other = differs

search-field = Words to look up in the memories
search-side = Where to look
search-source = in the source
search-target = in the translation
search-start = Type words, part of a word with *, or a “phrase”. Ctrl+K takes what is selected.
search-none = Nothing found for “{ $words }”.
search-found = { $count ->
    [one] One place
   *[other] { $count } places
}
search-insert = Insert this translation in the segment
search-copy = Copy this translation

# Machine translation and the network
consent-title = May this release leave this computer?
consent-body = Machine translation sends the segment you are in to a service. It happens only when you ask for it, and each request is listed under Network.
consent-allow = Allow { $name } for this job
consent-goes-to = Text goes to { $host }
consent-stays = Stays on this computer
consent-embargo = This job is under embargo: only services on this computer can be used.
consent-refuse = Not now
network-button-off = Network off
network-button-embargo = Embargo, network off
network-button-on = { $name }
network-title = Network
network-intro = Nothing leaves this computer unless you allow it here, for this job.
network-endpoint = Machine translation for this job
network-none = Off
network-no-endpoints = No endpoint is set up. One can be added in Settings.
network-to-settings = Open Settings
network-embargo = Embargo: nothing may leave this computer
network-embargo-help = Services on this computer still work.
network-ledger = What left this computer
network-ledger-empty = Nothing so far.
network-ledger-line = { $count ->
    [one] { $count } character to { $host }
   *[other] { $count } characters to { $host }
}
network-ledger-failed = failed
network-close = Close

# Going to a number
goto-title = Go to segment
goto-field = Number, 1 to { $total }
goto-go = Go
goto-missing = There is no segment { $number }.

# Keys
keys-title = Keys
keys-group-segment = Segments
keys-group-text = Text and tags
keys-group-matches = Matches
keys-group-window = Window
keys-to = to
keys-or = or
command-confirm = Confirm and go to the next
command-next-segment = Next segment
command-previous-segment = Previous segment
command-next-open = Next segment that is not confirmed
command-go-to-number = Go to a segment by number
command-undo = Undo, also across segments
command-redo = Redo
command-next-tag = Insert the next missing tag, or put it around the selection
command-all-tags = Insert all missing tags
command-wrap = Put tag pair 1 to 9 around the selection
command-translate-apart = Translate apart from the same segments, or together again
command-copy-source = Copy the source
command-no-break-space = No-break space
command-insert-match = Insert match 1 to 9
command-insert-plain-match = Insert match 1 to 9 as it is in the memory
command-ask-machine = Ask the machine
command-search-memories = Look up words in the memories
command-export = Export
command-next-region = Next part of the window
command-previous-region = Previous part of the window
command-back-to-segment = Back to the segment
command-key-list = This list
