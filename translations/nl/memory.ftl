# De geheugens: lijst en volgorde, zoeken, filters, bewerken, tegenstrijdigheden en dubbele segmenten.
memory-title = Geheugen
memory-order = Geheugens, in volgorde
memory-order-keys = Alt met pijl omhoog of omlaag verplaatst dit geheugen.
memory-drag = Sleep om de volgorde te veranderen
memory-moved = { $name } is nu nummer { $place } van { $count }
memory-all = Alle geheugens samen
memory-units =
    { $units ->
        [0] nog leeg
        [one] { $units } segment
       *[other] { $units } segmenten
    }
memory-receives = schrijft hierin
memory-read-only = alleen lezen
memory-read-only-file = Het bestand is beveiligd tegen wijzigingen.
memory-read-only-folder = In deze map mag niets geschreven worden.
memory-read-only-place = De plek waar het staat laat geen wijzigingen toe.
memory-remote = Het staat in een netwerkmap. Dat werkt, maar trager; laat er maar één persoon tegelijk in schrijven.
memory-unused = niet gebruikt
memory-use = Gebruik voor matches
memory-penalty = Straf
memory-penalty-value = { $penalty } %
memory-penalty-short = straf { $penalty } %
memory-new = Nieuw geheugen
memory-new-explained = Een eigen bestand op deze computer.
memory-name = Naam
memory-name-example = Bijvoorbeeld: Persberichten
memory-create = Maak het
memory-add = Voeg een bestaand geheugen toe
memory-receive = Schrijf voortaan hierin
memory-forget = Haal van de lijst
memory-find = Zoek het bestand
memory-forgotten = { $name } is van de lijst; het bestand is er nog.
memory-saved = Alles opgeslagen
memory-saving = Opslaan…

memory-search = Zoek in bron en vertaling
memory-searching = Zoeken…
memory-shown-all =
    { $total ->
        [0] geen segmenten
        [one] { $total } segment
       *[other] { $total } segmenten
    }
memory-found = { $total } van { $all }, in { $millis } ms
memory-found-more = meer dan { $total } van { $all }, in { $millis } ms
memory-pending =
    { $pending ->
        [one] { $pending } is nog niet te vinden
       *[other] { $pending } zijn nog niet te vinden
    }
memory-list-label = Segmenten in dit geheugen
memory-column-source = Bron
memory-column-target = Vertaling
memory-column-origin = Herkomst
memory-row-keys = Enter bewerkt de vertaling, Shift Enter de bron, Delete wist, Shift met een pijl kiest er meer, Shift F10 toont wat er nog meer kan.
memory-chosen =
    { $count ->
        [one] { $count } segment gekozen
       *[other] { $count } segmenten gekozen
    }
memory-empty = Dit geheugen is nog leeg
memory-empty-hint = Wat u bevestigt komt erin. U kunt ook een TMX-, XLIFF- of ander bestand op dit venster slepen.
memory-nothing = Niets gevonden
memory-nothing-hint = Probeer minder woorden, alleen het begin van een woord, of wis een filter.
memory-origin-typed = Hier bevestigd
memory-origin-imported = Geïmporteerd
memory-origin-aligned = Uit een oude vertaling

memory-edit-label = Vertaling, { $language }
memory-edit-keeps = bewaart
memory-edit-leaves = laat het zoals het was
memory-edit-label-source = Bron, { $language }
memory-edit-empty-source = Een segment zonder bron wordt nooit gevonden. Wis het als het weg moet.
memory-edit-empty = Een lege vertaling wordt niet bewaard. Wis het segment als het weg moet.
memory-edit-dropped = De wijziging is niet bewaard.
memory-edit-again = Ga ermee verder
memory-source-duplicates =
    { $count ->
        [one] De bron is gewijzigd. Een ander segment zegt nu hetzelfde.
       *[other] De bron is gewijzigd. { $count } andere segmenten zeggen nu hetzelfde.
    }
memory-source-contradictions =
    { $count ->
        [one] De bron is gewijzigd. Een ander segment heeft deze bron, met een andere vertaling.
       *[other] De bron is gewijzigd. { $count } andere segmenten hebben deze bron, met een andere vertaling.
    }
memory-delete = Wis dit segment
memory-deleted =
    { $units ->
        [one] Het segment is gewist.
       *[other] { $units } segmenten zijn gewist.
    }
memory-too-many-chosen = Er kunnen niet meer dan { $count } segmenten één voor één gewist worden. Maak de lijst korter met woorden of een filter en kies alles met Ctrl A.
memory-delete-in-one = Alles wat gevonden is kan alleen in één geheugen gewist worden. Kies eerst het geheugen.
memory-copied-source = De bron is gekopieerd
memory-copied-target = De vertaling is gekopieerd
memory-not-copied = Het klembord van deze computer is niet te gebruiken.
memory-undo = Maak ongedaan
memory-redo = Doe opnieuw
memory-undo-key = Ctrl Z maakt ongedaan, ook wissen; Ctrl Shift Z doet het opnieuw
memory-undone-edit = De wijziging is teruggedraaid.
memory-undone-delete =
    { $units ->
        [one] Het gewiste segment is terug.
       *[other] { $units } gewiste segmenten zijn terug.
    }
memory-undone-merge = Het samenvoegen is teruggedraaid.
memory-undone-resolve = De tegenstrijdigheid is er weer.
memory-undone-import =
    { $units ->
        [one] Het ingelezen segment is weer weg.
       *[other] { $units } ingelezen segmenten zijn weer weg.
    }
memory-undone-nothing = Er viel niets terug te draaien: alles is sindsdien gewijzigd.
memory-told = { $said }
memory-redone-edit = De wijziging is opnieuw gedaan.
memory-redone-delete =
    { $units ->
        [one] Het segment is weer weg.
       *[other] { $units } segmenten zijn weer weg.
    }
memory-redone-merge = Het samenvoegen is opnieuw gedaan.
memory-redone-resolve = De tegenstrijdigheid is weer opgelost.
memory-redone-import =
    { $units ->
        [one] Het ingelezen segment is terug.
       *[other] { $units } ingelezen segmenten zijn terug.
    }
memory-redone-nothing = Dit kon niet opnieuw: de segmenten zijn sindsdien gewijzigd.
memory-redo-ended = Dit kan niet meer opnieuw: er is sindsdien iets anders gewijzigd in dit geheugen.
memory-nothing-to-redo = Er is niets om opnieuw te doen.
memory-undone-kept = { $said } { $kept ->
    [one] Eén is sindsdien gewijzigd en blijft.
   *[other] { $kept } zijn sindsdien gewijzigd en blijven.
}

memory-menu = Dit segment
memory-menu-edit = Bewerk de vertaling
memory-menu-edit-source = Bewerk de bron
memory-menu-copy-target = Kopieer de vertaling
memory-menu-copy-source = Kopieer de bron
memory-menu-same = Toon alles met deze bron
memory-menu-document = Alleen uit { $document }
memory-menu-author = Alleen van { $author }
memory-menu-delete =
    { $count ->
        [one] Wis
       *[other] Wis { $count } segmenten
    }

details = Details
details-label = Details van dit segment
details-previous = Ervoor
details-next = Erna
details-none = niet bekend
details-document = Document
details-author = Auteur
details-origin = Herkomst
details-created = Gemaakt
details-changed = Gewijzigd
details-used = Gebruikt

filter-label = Filters
filter-narrow = { $filter }: zoek
filter-nameless = niet vermeld
filter-clear = Wis filters
filter-side = Zoek in
filter-side-all = Bron of vertaling
filter-side-source = Bron
filter-side-target = Vertaling
filter-origin = Herkomst
filter-origin-all = Alle herkomst
filter-origin-typed = Hier bevestigd
filter-origin-imported = Geïmporteerd
filter-origin-aligned = Uit oude vertalingen
filter-author = Auteur
filter-author-all = Alle auteurs
filter-document = Document
filter-document-all = Alle documenten
filter-when = Datum
filter-when-all = Elke datum
filter-when-today = Vandaag
filter-when-week = De laatste 7 dagen
filter-when-month = De laatste 30 dagen
filter-when-first = Van
filter-when-last = Tot en met
filter-when-example = 2026-11-26
filter-when-show = Toon
filter-when-wrong = Geef hele datums, vanaf 1900. Een van de twee mag leeg blijven.
filter-when-since = vanaf { $day }
filter-when-until = tot en met { $day }
filter-pair = Talen
filter-pair-all = Alle talen
filter-kind = Soort
filter-kind-all = Alle soorten
filter-kind-tagged = Met tags
filter-kind-untranslated = Gelijk aan de bron
filter-duplicates = { $count } dubbel
filter-contradictions = { $count } tegenstrijdig
sort = Volgorde
sort-newest = Nieuwste eerst
sort-source = Op bron, A tot Z
sort-target = Op vertaling, A tot Z
sort-used = Meest gebruikt eerst

groups-back = Alle segmenten
groups-contradictions =
    { $plural ->
        [0] Geen tegenstrijdigheden
        [one] { $count } bron met verschillende vertalingen
       *[other] { $count } bronnen met verschillende vertalingen
    }
groups-contradictions-label = Bronnen met verschillende vertalingen
groups-contradictions-keys = Een cijfer of Enter houdt die vertaling, pijl omhoog en omlaag gaan naar een andere, Page Down naar de volgende bron, Escape gaat terug.
groups-contradictions-none = Niets spreekt zichzelf hier tegen
groups-duplicates =
    { $plural ->
        [0] Niets staat er dubbel in
        [one] { $count } vertaling die er meer dan eens in staat
       *[other] { $count } vertalingen die er meer dan eens in staan
    }
groups-duplicates-label = Vertalingen die er meer dan eens in staan
groups-duplicates-keys = Enter maakt er één van, pijl omhoog en omlaag gaan naar een andere, Escape gaat terug.
groups-duplicates-none = Niets staat er dubbel in
groups-none-hint = Er is niets meer te doen.
groups-others = De andere
groups-others-retarget = krijgen deze vertaling
groups-others-delete = worden gewist
groups-keep = Houd deze
groups-merge = Voeg samen
groups-merge-all = Voeg alles samen
groups-times =
    { $count ->
        [one] { $count } keer
       *[other] { $count } keer
    }
groups-more =
    { $count ->
        [one] En nog één.
       *[other] En nog { $count }.
    }
memory-resolved = De tegenstrijdigheid is opgelost.
memory-merged =
    { $units ->
        [one] Eén segment is samengevoegd.
       *[other] { $units } segmenten zijn samengevoegd.
    }

delete-found = Alles wissen wat gevonden is?
delete-found-how-many =
    { $units ->
        [0] Er wordt <strong>geen segment</strong> meer gevonden.
        [one] <strong>{ $units } segment</strong> wordt gewist.
       *[other] <strong>{ $units } segmenten</strong> worden gewist.
    }
delete-found-undo = U kunt het terugdraaien, ook later nog onder Wijzigingen.
delete-found-yes =
    { $units ->
        [one] Wis { $units } segment
       *[other] Wis { $units } segmenten
    }
