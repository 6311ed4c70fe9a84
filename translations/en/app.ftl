# What every screen shares.
app-name = Persklaar
app-window = { $name } – Persklaar
app-nav = Screens
app-back = Back
app-go-back = Back
app-cancel = Cancel
app-close = Close
app-dismiss = Dismiss
app-show-in-folder = Show in folder
app-pair = { $from } to { $to }
app-today = today { $time }
app-yesterday = yesterday
app-day-time = { $day } { $time }
app-drop-in-editor = Go back to the first screen before you open another release; this translation is kept.
app-choose-file = Choose a file
app-retry = Try again
app-particulars = Particulars
app-more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }

language-none = No language has this name. Type a language tag, such as nds or zh-Hant.

format-html = HTML
format-text = text
format-markdown = Markdown
format-docx = Word
