# The first screen, pasting text, and the step before a new translation.
welcome-question = Which release are we translating?
welcome-drop = Drop it on this window. It stays on this computer.
welcome-open-part = Open a release
welcome-formats = A press release as HTML, Word (.docx), Markdown or text
welcome-pair = { $from } to { $to }, as last time
welcome-pair-first = { $from } to { $to }, or another language
welcome-open = Open file
welcome-paste = Paste text or HTML
welcome-sample-part = Sample
welcome-sample =
    New here? Translate a sample release with a memory of { $units ->
        [one] one sentence
       *[other] { $units } sentences
    }.
welcome-try = Try it
welcome-recent = Continue where you were
welcome-progress = { $done } of { $total } segments confirmed
welcome-missing = No longer where it was
welcome-find = Look for it
welcome-forget = Take off the list
welcome-forget-job = Take { $title } off the list; the file stays
welcome-network = Network off
welcome-units =
    { $units ->
        [0] Nothing in the memory yet
        [one] { $units } segment in the memory
       *[other] { $units } segments in the memory
    }

paste-title = Paste the release
paste-explained = Plain text or HTML; Persklaar sees which it is. Word and Markdown are opened as files.
paste-label = The release
paste-placeholder = Paste here with Ctrl+V
paste-read = Read

new-title = New translation
new-size =
    { $words ->
        [one] one word
       *[other] { $words } words
    } in { $segments ->
        [one] one segment
       *[other] { $segments } segments
    }
new-from = From
new-to = To
new-same = Source and translation are the same language now. Choose another language to translate into.
new-memories = Memories
new-no-memories = Still empty. What you confirm goes into it.
new-receives = what you confirm goes here
new-known = What is known already
new-counting = Looking in the memories…
new-all-fresh = Nothing yet: all of it is new.
new-counts =
    { $exact ->
        [0] None the same
        [one] { $exact } segment the same
       *[other] { $exact } segments the same
    }, { $fuzzy } similar, { $fresh } new.
new-prefill = Fill in sentences that are the same.
new-prefill-explained = They are proposals until you confirm them.
new-start = Start
