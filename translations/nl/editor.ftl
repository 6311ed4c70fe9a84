# Het scherm waarop een bericht vertaald wordt.

editor-back = Terug naar het startscherm
editor-export = Exporteer
editor-source-head = Bron, { $language }
editor-target-head = Vertaling, { $language }
editor-pair = Van { $from } naar { $to }
editor-progress = { $confirmed } van { $total } · { $words ->
    [0] geen woorden meer
    [one] nog { $words } woord
   *[other] nog { $words } woorden
}
editor-progress-done = Alle { $total } bevestigd
editor-progress-name = { $confirmed } van { $total } segmenten bevestigd, { $started } begonnen
editor-place = { $number } van { $total }
editor-list-name = Segmenten
editor-assist-name = Matches en zoeken
editor-read-only = { $writer } heeft deze opdracht open. Hier kunt u lezen; schrijven kan weer zodra ze daar dicht is.
editor-hint-empty = Typ de vertaling
editor-target-label = Vertaling, segment { $number } van { $total }, { $language }

editor-saved = Opgeslagen { $time }
editor-not-saved = Niet opgeslagen, nieuwe poging volgt
editor-not-saved-bar = Niet opgeslagen: { $reason } Wat u typt blijft hier bewaard en wordt opnieuw geprobeerd.
editor-memory-units = { $count ->
    [0] Nog niets in het geheugen
    [one] { $count } segment in het geheugen
   *[other] { $count } segmenten in het geheugen
}
editor-waiting-units = { $count ->
    [one] { $count } segment wacht op het geheugen
   *[other] { $count } segmenten wachten op het geheugen
}

editor-confirm-empty = Er is nog geen vertaling om te bevestigen
editor-confirmed = Segment { $number } bevestigd
editor-confirmed-filled = Segment { $number } bevestigd, en { $count ->
    [one] één gelijk segment ingevuld
   *[other] { $count } gelijke segmenten ingevuld
}
editor-confirmed-waiting = Segment { $number } bevestigd; het wacht op het geheugen
editor-apart = Segment { $number } wordt los vertaald
editor-together = Segment { $number } wordt weer samen met de gelijke vertaald
editor-all-confirmed = Alle segmenten zijn bevestigd. De pagina kan geëxporteerd worden.
editor-nothing-to-undo = Niets om ongedaan te maken
editor-nothing-to-redo = Niets om opnieuw te doen
editor-undone = Ongedaan gemaakt: { $what }
editor-redone = Opnieuw gedaan: { $what }
editor-copied = Gekopieerd
editor-machine-answered = De machinevertaling is nummer { $number }
editor-matches-announce = Segment { $number }. { $count ->
    [0] Geen matches
    [one] Eén match, { $best } %
   *[other] { $count } matches, beste { $best } %
}

operation-type = typen
operation-insert = een ingevoegde vertaling
operation-clear = een leeggemaakt segment
operation-confirm = een bevestigd segment
operation-prefill = invullen uit het geheugen
operation-replace-all = vervangen
operation-mark = een markering
operation-other = een wijziging

# Toestanden van een segment
state-empty = Leeg
state-prefilled = Voorgesteld
state-draft = Concept
state-confirmed = Bevestigd

# Wat een blok van het bericht is, waar de vorm dat niet zegt
role-title = Paginatitel
role-attribute = Attribuut
role-attribute-alt = Alternatieve tekst
role-attribute-title = Tekst bij aanwijzen
role-attribute-placeholder = Tekst in een invulveld
role-attribute-aria-label = Naam voor schermlezers
role-attribute-aria-description = Beschrijving voor schermlezers
role-attribute-label = Label
role-attribute-value = Knop
role-attribute-value-text = Waarde voor schermlezers
role-attribute-kind = Soort onderdeel, voor schermlezers
role-attribute-braille = Naam in braille
role-attribute-summary = Samenvatting van een tabel
role-attribute-abbr = Korte naam van een tabelkolom
role-attribute-drawing = Beschrijving van een tekening
role-attribute-named = Attribuut “{ $name }”
role-metadata = Gegevens van de pagina
role-metadata-description = Beschrijving voor zoekmachines
role-metadata-keywords = Trefwoorden
role-metadata-site-name = Naam van de site
role-metadata-social-title = Titel op sociale media
role-metadata-social-description = Beschrijving op sociale media
role-metadata-social-image = Beeldbeschrijving op sociale media
role-metadata-about = Beschrijving van het document
role-metadata-summary = Samenvatting
role-metadata-section = Rubriek
role-metadata-subject = Onderwerp
role-metadata-title = Titel
role-metadata-search-title = Titel voor zoekmachines
role-metadata-link-title = Titel in menu’s en links
role-metadata-name = Naam
role-metadata-headline = Kop
role-metadata-subtitle = Ondertitel
role-metadata-lead = Inleiding
role-metadata-caption = Bijschrift
role-metadata-text = Tekst van het artikel
role-metadata-transcript = Uitgeschreven tekst
role-metadata-credit = Naamsvermelding
role-metadata-copyright = Auteursrecht
role-metadata-job-title = Functie
role-metadata-slogan = Slogan
role-metadata-accessibility = Samenvatting van de toegankelijkheid
role-metadata-social-video = Videobeschrijving op sociale media
role-metadata-social-detail = Detail op sociale media
role-metadata-named = Gegevens van de pagina “{ $name }”
role-header = Koptekst
role-footer = Voettekst
role-footnote = Voetnoot
role-endnote = Eindnoot
role-text-box = Tekstvak
role-inner-page = Pagina in de pagina
role-part-named = Onderdeel “{ $name }”
role-document-title = Titel van het document
role-caption = Bijschrift
role-table-cell = Tabelcel

# Tags, zoals ze voorgelezen worden
tag-open = { $kind } begint{ $label }
tag-close = { $kind } eindigt{ $label }
tag-single = { $kind }{ $label }
tag-kind-link = Link
tag-kind-bold = Vet
tag-kind-italic = Cursief
tag-kind-underline = Onderstreept
tag-kind-super = Superscript
tag-kind-sub = Subscript
tag-kind-code = Code
tag-kind-span = Gemarkeerde tekst
tag-kind-image = Afbeelding
tag-kind-break = Regeleinde
tag-kind-note = Noot
tag-kind-other = Tag
tag-insert = Voeg in: { $tag }

# De regel onder het actieve segment
row-match = { $score } % match
row-match-edited = { $score } % match, bewerkt
row-match-context = { $score } % match, zelfde context
row-machine = Machinevertaling
row-machine-edited = Machinevertaling, bewerkt
row-tags-guessed = Plaats van de tags is geraden
row-replaced = Getallen, datums of namen in de match zijn vervangen: kijk ze na
row-missing-tags = { $count ->
    [one] Eén tag ontbreekt
   *[other] { $count } tags ontbreken
}
row-also-in = Ook in { $numbers }
row-also-more = Ook in { $numbers } en { $count } andere
row-apart-from = { $count ->
    [0] Los vertaald van { $numbers }
   *[other] Los vertaald van { $numbers } en { $count } andere
}
row-apart = los vertalen
row-together = samen vertalen
row-apart-hint = Bevestigen vult de gelijke segmenten; een los segment vult ze niet en wordt niet gevuld
row-confirm = bevestig

# Hulp ernaast
assist-matches = Matches
assist-search = Zoek
assist-none = Geen match vanaf { $minimum } %. Woorden opzoeken kan met
assist-none-plain = Geen match in de geheugens.
assist-insert = Voeg match { $number } in, { $score } %
left-absent = de vertaling in het geheugen heeft het niet
left-ambiguous = niet te zeggen welke bedoeld is
left-moved = de zin eromheen is anders
left-grammar = een woord ernaast moet misschien mee veranderen
left-form = het kan niet in dezelfde vorm
left-tag = er staat een tag in
left-translated = het kan een naam zijn die vertaald wordt
assist-insert-plain = zoals in het geheugen
assist-replaced = { $was } → { $is }
assist-replaced-title = { $from } → { $to } (het geheugen heeft “{ $was }”)
assist-replaced-was = was { $was }
assist-repair-full = alles wat verschilt is vervangen
assist-repair-left = { $count ->
    [one] nog één ding te doen
   *[other] nog { $count } dingen te doen
}
assist-repair-tags = er zijn tags geplaatst
assist-score = { $score } %
assist-machine-score = MT
assist-machine-ask = Vraag de machine
assist-machine-asking = { $endpoint } vertaalt…
assist-machine-answer = { $host }, machinevertaling
assist-machine-insert = Voeg de machinevertaling in, nummer { $number }
assist-machine-guessed = Plaats van de tags is geraden
assist-machine-again = Vraag opnieuw
assist-machine-none = Er is geen machinevertaling ingesteld. Een dienst toevoegen kan bij Instellingen.
assist-penalty = min { $penalty }: { $reason }
assist-penalty-plain = min { $penalty }
assist-dropped = { $count ->
    [one] één tag past hier niet
   *[other] { $count } tags passen hier niet
}
# Delen van een zin die in de geheugens staan
fragments-name = Fragmenten
fragment-insert = Voeg de vertaling van het fragment in, nummer { $number }
fragment-whole = een segment op zich
fragment-agreeing = { $count ->
    [one] volgens één segment
   *[other] { $count } segmenten zijn het eens
}
fragment-untold = gevonden in dit segment
assist-inserted-word = toegevoegd:
assist-deleted-word = vervallen:
why-exact = gelijk
why-context-one = gelijk, één buurzin ook
why-context-both = gelijk, beide buurzinnen ook
why-words = { $count ->
    [one] één woord
   *[other] { $count } woorden
}
why-numbers = { $count ->
    [one] één getal
   *[other] { $count } getallen
}
why-case = hoofdletters
why-punctuation = leestekens
why-tags = tags
why-region = andere regio
why-reversed = omgekeerde richting
why-other = verschilt

search-field = Woorden om op te zoeken in de geheugens
search-side = Waar zoeken
search-source = in de bron
search-target = in de vertaling
search-start = Typ woorden, een deel van een woord met *, of een “woordgroep”. Ctrl+K neemt de selectie over.
search-none = Niets gevonden voor “{ $words }”.
search-found = { $count ->
    [one] Eén plaats
   *[other] { $count } plaatsen
}
search-insert = Voeg deze vertaling in het segment in
search-copy = Kopieer deze vertaling

# Machinevertaling en het netwerk
consent-title = Mag dit bericht deze computer verlaten?
consent-body = Machinevertaling stuurt het segment waar u in staat naar een dienst. Dat gebeurt alleen als u erom vraagt, en elke aanvraag staat onder Netwerk.
consent-allow = Sta { $name } toe voor deze opdracht
consent-goes-to = De tekst gaat naar { $host }
consent-stays = Blijft op deze computer
consent-embargo = Op deze opdracht rust een embargo: alleen diensten op deze computer zijn bruikbaar.
consent-refuse = Nu niet
network-button-off = Netwerk uit
network-button-embargo = Embargo, netwerk uit
network-button-on = { $name }
network-title = Netwerk
network-intro = Niets verlaat deze computer tenzij u dat hier toestaat, voor deze opdracht.
network-endpoint = Machinevertaling voor deze opdracht
network-none = Uit
network-no-endpoints = Er is geen dienst ingesteld. Toevoegen kan bij Instellingen.
network-to-settings = Open Instellingen
network-embargo = Embargo: niets mag deze computer verlaten
network-embargo-help = Diensten op deze computer blijven werken.
network-ledger = Wat deze computer verliet
network-ledger-empty = Nog niets.
network-ledger-line = { $count ->
    [one] { $count } teken naar { $host }
   *[other] { $count } tekens naar { $host }
}
network-ledger-failed = mislukt
network-close = Sluit

# Naar een nummer gaan
goto-title = Ga naar segment
goto-field = Nummer, 1 tot { $total }
goto-go = Ga
goto-missing = Er is geen segment { $number }.

# Toetsen
keys-title = Toetsen
keys-group-segment = Segmenten
keys-group-text = Tekst en tags
keys-group-matches = Matches
keys-group-window = Venster
keys-to = tot
keys-or = of
command-confirm = Bevestig en ga naar het volgende
command-next-segment = Volgend segment
command-previous-segment = Vorig segment
command-next-open = Volgend segment dat niet bevestigd is
command-go-to-number = Ga naar een segment op nummer
command-undo = Maak ongedaan, ook over segmenten heen
command-redo = Doe opnieuw
command-next-tag = Voeg de volgende ontbrekende tag in, of zet hem om de selectie
command-all-tags = Voeg alle ontbrekende tags in
command-wrap = Zet tagpaar 1 tot 9 om de selectie
command-translate-apart = Vertaal los van de gelijke segmenten, of weer samen
command-copy-source = Neem de bron over
command-no-break-space = Harde spatie
command-insert-match = Voeg match 1 tot 9 in
command-insert-plain-match = Voeg match 1 tot 9 in zoals in het geheugen
command-ask-machine = Vraag de machine
command-search-memories = Zoek woorden op in de geheugens
command-export = Exporteer
command-next-region = Volgend deel van het venster
command-previous-region = Vorig deel van het venster
command-back-to-segment = Terug naar het segment
command-key-list = Deze lijst
