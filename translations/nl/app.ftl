# Wat elk scherm gemeen heeft.
app-name = Persklaar
app-window = { $name } – Persklaar
app-nav = Schermen
app-back = Terug
app-go-back = Terug
app-cancel = Annuleer
app-close = Sluit
app-dismiss = Sluit deze melding
app-show-in-folder = Toon in map
app-pair = { $from } naar { $to }
app-today = vandaag { $time }
app-yesterday = gisteren
app-day-time = { $day } { $time }
app-drop-in-editor = Ga eerst terug naar het beginscherm om een ander bericht te openen; deze vertaling blijft bewaard.
app-choose-file = Kies een bestand
app-retry = Probeer opnieuw
app-particulars = Bijzonderheden
app-more =
    { $count ->
        [one] En nog één.
       *[other] En nog { $count }.
    }

language-none = Geen taal met deze naam. Typ een taalcode, zoals nds of zh-Hant.

format-html = HTML
format-text = tekst
format-markdown = Markdown
format-docx = Word
