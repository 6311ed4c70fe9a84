# Het beginscherm, tekst plakken, en de stap voor een nieuwe vertaling.
welcome-question = Welk bericht vertalen we?
welcome-drop = Sleep het op dit venster. Het blijft op deze computer.
welcome-open-part = Een bericht openen
welcome-formats = Een persbericht als HTML, Word (.docx), Markdown of tekst
welcome-pair = { $from } naar { $to }, zoals de vorige keer
welcome-pair-first = { $from } naar { $to }, of een andere taal
welcome-open = Bestand openen
welcome-paste = Tekst of HTML plakken
welcome-sample-part = Voorbeeld
welcome-sample =
    Nieuw hier? Vertaal een voorbeeldbericht met een geheugen van { $units ->
        [one] één zin
       *[other] { $units } zinnen
    }.
welcome-try = Probeer het
welcome-recent = Verder waar u was
welcome-progress = { $done } van { $total } segmenten bevestigd
welcome-missing = Staat niet meer waar het stond
welcome-find = Zoek het bestand
welcome-forget = Haal van de lijst
welcome-forget-job = Haal { $title } van de lijst; het bestand blijft
welcome-network = Netwerk uit
welcome-units =
    { $units ->
        [0] Nog niets in het geheugen
        [one] { $units } segment in het geheugen
       *[other] { $units } segmenten in het geheugen
    }

paste-title = Plak het bericht
paste-explained = Gewone tekst of HTML; Persklaar ziet zelf wat het is. Word en Markdown opent u als bestand.
paste-label = Het bericht
paste-placeholder = Plak hier met Ctrl+V
paste-read = Lees in

new-title = Nieuwe vertaling
new-size =
    { $words ->
        [one] één woord
       *[other] { $words } woorden
    } in { $segments ->
        [one] één segment
       *[other] { $segments } segmenten
    }
new-from = Van
new-to = Naar
new-same = Bron en vertaling zijn nu dezelfde taal. Kies een andere taal om naar te vertalen.
new-memories = Geheugens
new-no-memories = Nog leeg. Wat u bevestigt, komt erin.
new-receives = hierin komt wat u bevestigt
new-known = Al bekend
new-counting = Kijkt in de geheugens…
new-all-fresh = Nog niets: alles is nieuw.
new-counts =
    { $exact ->
        [0] Niets gelijk
        [one] { $exact } segment gelijk
       *[other] { $exact } segmenten gelijk
    }, { $fuzzy } gelijkend, { $fresh } nieuw.
new-prefill = Vul gelijke zinnen alvast in.
new-prefill-explained = Ze gelden als voorstel tot u ze bevestigt.
new-start = Begin
