# De geheugens: lijst, zoeken, bewerken, inlezen en wegschrijven.
memory-title = Geheugen
memory-order = Geheugens, in volgorde
memory-units =
    { $units ->
        [0] nog leeg
        [one] { $units } segment
       *[other] { $units } segmenten
    }
memory-receives = schrijft hierin
memory-read-only = alleen lezen
memory-import = Importeer
memory-export = Exporteer TMX
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
memory-nowhere = Er is geen geheugen waarin geschreven kan worden. Maak eerst een nieuw geheugen.
memory-exported =
    { $units ->
        [one] Eén segment staat
       *[other] { $units } segmenten staan
    } in { $file }.
memory-search = Zoek in bron en vertaling
memory-shown-all =
    { $total ->
        [one] { $total } segment
       *[other] { $total } segmenten
    }, het nieuwste eerst
memory-found = { $total } van { $all }, in { $millis } ms
memory-list-label = Segmenten in dit geheugen
memory-row-keys = Enter bewerkt, Delete wist, pijl omhoog en omlaag gaan naar een ander segment.
memory-edit-label = Vertaling, { $language }
memory-edit-help = Enter bewaart, Esc gaat terug. Tags staan als <1>…</1>.
memory-delete = Wis dit segment
memory-deleted = Het segment is gewist.
memory-undo = Maak ongedaan
memory-undone-edit = De wijziging is teruggedraaid.
memory-undone-delete = Het gewiste segment is terug.
memory-empty = Dit geheugen is nog leeg
memory-empty-hint = Wat u bevestigt komt erin. Een TMX-bestand kunt u op dit venster slepen.
memory-nothing = Niets gevonden
memory-nothing-hint = Probeer minder woorden, of alleen het begin van een woord.
memory-too-many = Hier staan de nieuwste { $shown }. Zoek om de andere te vinden.
memory-saved = Alles opgeslagen
memory-undo-key = Ctrl Z maakt ongedaan, ook wissen
memory-origin-typed = Hier bevestigd
memory-origin-imported = Geïmporteerd
memory-origin-aligned = Uit een oude vertaling

import-one = { $file } inlezen
import-many =
    { $count ->
        [one] { $count } bestand inlezen
       *[other] { $count } bestanden inlezen
    }
import-started = Begonnen
import-progress = { $percent } %
import-left =
    nog { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } seconden
    }
import-cancelling = Wordt gestopt; er blijft niets van achter
import-quarter = { $what }: { $percent } %
import-done = Ingelezen
import-new =
    { $units ->
        [0] <strong>Geen nieuwe segmenten</strong>
        [one] <strong>{ $units } nieuw segment</strong> staat nu in het geheugen
       *[other] <strong>{ $units } nieuwe segmenten</strong> staan nu in het geheugen
    }
import-merged =
    { $units ->
        [one] <strong>{ $units } segment</strong> was er al
       *[other] <strong>{ $units } segmenten</strong> waren er al
    }
import-skipped =
    { $units ->
        [one] <strong>{ $units } segment</strong> is overgeslagen
       *[other] <strong>{ $units } segmenten</strong> zijn overgeslagen
    }
import-line = Regel { $line }: { $reason }
import-more =
    { $count ->
        [one] En nog { $count } regel.
       *[other] En nog { $count } regels.
    }
import-pair = In welke talen staat dit?
import-pair-explained = { $file } zegt het zelf niet.
import-pair-from = Linkerkolom
import-pair-to = Rechterkolom
import-read = Lees in
