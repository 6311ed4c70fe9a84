# Exporteren: wat nog niet af is, waarheen, en wat bewezen is.
export-almost = Bijna klaar voor de pers
export-ready = Klaar voor de pers
export-done = Geëxporteerd
export-copied = Gekopieerd
export-looking = Kijkt wat er nog open staat…
export-place = { $file }, in { $folder }
export-change = Andere plaats
export-all =
    { $total ->
        [one] Het ene segment is bevestigd
       *[other] Alle { $total } segmenten zijn bevestigd
    }
export-untranslated =
    { $count ->
        [one] <strong>{ $count } segment</strong> van { $total } is nog niet vertaald
       *[other] <strong>{ $count } segmenten</strong> van { $total } zijn nog niet vertaald
    }
export-unconfirmed =
    { $count ->
        [one] <strong>{ $count } segment</strong> van { $total } is vertaald, maar niet bevestigd
       *[other] <strong>{ $count } segmenten</strong> van { $total } zijn vertaald, maar niet bevestigd
    }
export-tags-missing =
    { $count ->
        [one] In <strong>{ $count } segment</strong> ontbreekt een tag, zoals een link
       *[other] In <strong>{ $count } segmenten</strong> ontbreekt een tag, zoals een link
    }
export-go-there = Ga erheen
export-choice = Wat onvertaald is
export-choice-stop = niet exporteren
export-choice-source = in het { $language }
export-choice-mark = gemarkeerd
export-exists = { $file } bestaat al.
export-overwrite = Vervang het
export-write = Exporteer
export-anyway = Exporteer toch
export-copy = Kopieer
export-finish =
    { $count ->
        [one] Maak { $count } segment af
       *[other] Maak { $count } segmenten af
    }
export-written = { $file } staat in { $folder }
export-on-clipboard = Op het klembord: plak het waar het bericht vandaan kwam.
export-proof = <strong>Bewezen:</strong> { $what } aangepast; de overige { $bytes } bytes zijn gelijk.
export-proof-texts =
    { $count ->
        [one] één tekst
       *[other] { $count } teksten
    }
export-proof-attributes =
    { $count ->
        [one] één attribuut
       *[other] { $count } attributen
    }
export-proof-metadata =
    { $count ->
        [one] één gegeven over de pagina
       *[other] { $count } gegevens over de pagina
    }
export-proof-languages =
    { $count ->
        [one] één taalaanduiding
       *[other] { $count } taalaanduidingen
    }
export-proof-nothing = <strong>Bewezen:</strong> er is niets aangepast; alle { $bytes } bytes zijn gelijk.
export-open = Open in de browser
export-open-file = Open het bestand
