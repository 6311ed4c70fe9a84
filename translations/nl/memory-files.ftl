# Geheugens als bestanden: inlezen, wegschrijven, lang werk, kopieën, herstel, statistiek en de lijst van wijzigingen.
memory-import = Importeer
memory-export = Exporteer
memory-export-tmx = TMX, voor elk vertaalprogramma
memory-export-csv = CSV, een tabel als tekst
memory-export-xlsx = XLSX, voor Excel en LibreOffice
memory-nowhere = Er is geen geheugen waarin geschreven kan worden. Maak eerst een nieuw geheugen.
memory-exported =
    { $units ->
        [one] Eén segment staat
       *[other] { $units } segmenten staan
    } in { $file }.
memory-recover = Red wat te redden is

work-import = { $name } inlezen
work-export = { $name } schrijven
work-delete = Wissen in { $name }
work-merge = Samenvoegen in { $name }
work-resolve = Eén vertaling geven in { $name }
work-undo = Terugdraaien
work-redo = Opnieuw doen
work-count = { $name } tellen
work-backup = Kopie van { $name } maken
work-restore = Kopie van { $name } terugzetten
work-recover = Redden wat te redden is van { $name }
work-started = Begonnen
work-percent = { $percent } %
work-rate = { $rate }/s
work-left = nog { $seconds } s
work-left-minutes = nog { $minutes } min
work-waiting =
    daarna nog { $count ->
        [one] één bestand
       *[other] { $count } bestanden
    }
work-packing = Het bestand wordt ingepakt
work-cancelling = Wordt gestopt; er blijft niets van achter
work-quarter = { $what }: { $percent } %

imported-one = { $file } is ingelezen
imported-many =
    { $count ->
        [one] { $count } bestand is ingelezen
       *[other] { $count } bestanden zijn ingelezen
    }
imported-new =
    { $units ->
        [0] niets nieuws
        [one] { $units } nieuw segment
       *[other] { $units } nieuwe segmenten
    }
imported-merged =
    { $units ->
        [one] { $units } was er al
       *[other] { $units } waren er al
    }
imported-skipped =
    { $units ->
        [one] { $units } is overgeslagen
       *[other] { $units } zijn overgeslagen
    }
imported-failed =
    { $count ->
        [one] { $count } bestand was niet in te lezen
       *[other] { $count } bestanden waren niet in te lezen
    }
imported-into = in { $name }
imported-elsewhere =
    { $units ->
        [0] Het inlezen is klaar; er zat niets nieuws in.
        [one] Het inlezen is klaar: { $units } nieuw segment.
       *[other] Het inlezen is klaar: { $units } nieuwe segmenten.
    }
imported-asks = Een import wacht tot u zegt welke talen het zijn.
imported-look = Ga naar het geheugen
import-report = Verslag
import-undo = Draai het inlezen terug
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
import-skipped-of =
    { $count ->
        [one] { $count } regel van { $file }
       *[other] { $count } regels van { $file }
    }
import-line = Regel { $line }: { $reason }

left-out-nothing-in-file = er staat geen segment in het bestand
left-out-source-empty = de bron is leeg
left-out-target-empty = de vertaling is leeg
left-out-too-long = de tekst is langer dan 4 MB
left-out-too-long-or-tagged = de tekst is langer dan 4 MB, of heeft meer dan 100.000 codes
left-out-cell-too-long = een cel is langer dan de 32.767 tekens die erin passen
left-out-too-many-texts = het heeft meer dan 1.000 teksten, of meer dan 64 MB daarvan
left-out-too-long-repeated = het is te lang om voor elk van zijn talen een keer te bewaren
left-out-rest-not-listed = wat vanaf hier is overgeslagen, staat niet in de lijst
left-out-language-absent = er is geen tekst in { $language }
left-out-source-absent = er is geen tekst in de brontaal { $language }
left-out-text-absent = er staat geen tekst in
left-out-one-language = alle teksten erin zijn in { $language }
left-out-untranslated = er is geen vertaling
left-out-language-missing = een tekst zegt niet in welke taal hij is
left-out-language-unknown = ‘{ $language }’ is geen taal
left-out-segment-missing = een tekst heeft geen segment
left-out-entity-unknown = de entiteit &{ $name }; is niet bekend
left-out-undecodable = er staan bytes in die geen tekst zijn in de codering van het bestand
left-out-not-utf8 = er staan bytes in die geen tekst zijn; sla het bestand op als UTF-8
left-out-column-missing = er is geen tweede kolom
left-out-tab-missing = er staat geen tab tussen bron en vertaling
left-out-tags-unreadable = de tags zijn niet te lezen
left-out-text-after-quote = er staat tekst na een aanhalingsteken dat sluit
left-out-quote-in-field = er staat een aanhalingsteken in een veld zonder aanhalingstekens eromheen
left-out-quote-open = een aanhalingsteken wordt niet gesloten
left-out-obsolete = het is vervallen: het programma toont de tekst niet meer
left-out-fuzzy = het is gemerkt als ‘fuzzy’: niemand heeft de vertaling nog bekeken
left-out-line-unknown = er staat een regel in die geen bericht is en geen opmerking
left-out-too-many-forms = er zijn meer meervoudsvormen dan welke taal ook heeft
left-out-text-alone = er staat een tekst in die bij geen bericht hoort
left-out-unquoted = een tekst staat niet tussen aanhalingstekens
left-out-quote-in-text = er staat een aanhalingsteken binnen een tekst
left-out-escape-unknown = er staat een backslash die niets betekent
left-out-rejected = de vertaling is afgekeurd
left-out-source-missing = er staat een vertaling van een tekst die er niet is

import-pair = In welke talen staat dit?
import-pair-explained = { $file } zegt het zelf niet.
import-pair-from = Bron
import-pair-to = Vertaling
import-read = Lees in

backups = Kopieën
backups-daily = Maak eens per dag een kopie als het geheugen veranderd is
backups-now = Maak nu een kopie
backups-busy = Bezig…
backups-loading = Zoeken…
backups-none = Er zijn nog geen kopieën van dit geheugen.
backups-unreadable = niet te lezen
backups-restore = Zet terug
backups-kind-before-restore = Het geheugen zoals het was voordat een kopie werd teruggezet
backups-kind-damaged = Het beschadigde bestand waaruit segmenten zijn gered
backups-kind-other-file = Van een ander bestand: dit geheugen voordat het verplaatst werd, of een kopie ervan
backups-folder = Kopieën komen in { $folder }
backups-in-folder = in { $folder }
backups-choose = Andere map
backups-own = Terug naar de map van Persklaar
backups-folder-changed = Kopieën komen voortaan in { $folder }. De eerdere blijven waar ze zijn.
backups-ask = Deze kopie terugzetten?
backups-ask-when = De kopie van { $when } terugzetten?
backups-ask-units =
    Er { $then ->
        [one] staat { $then } segment
       *[other] staan { $then } segmenten
    } in; het geheugen heeft er nu { $now }.
backups-ask-kept = Het geheugen zoals het nu is blijft als kopie bewaard.
backups-restored =
    { $units ->
        [one] De kopie is teruggezet, met { $units } segment.
       *[other] De kopie is teruggezet, met { $units } segmenten.
    }

recover = Een beschadigd geheugen
recover-explained = Persklaar kan het bestand stukje voor stukje doorlezen en alle segmenten die heel zijn in een nieuw geheugen zetten. Het beschadigde bestand blijft bewaard.
recover-or-backup = In een eerdere kopie staat misschien meer dan er te redden is.
recover-backups = Bekijk de kopieën
recover-start = Red wat te redden is
recover-busy = Het bestand wordt stukje voor stukje gelezen…
recover-done =
    { $units ->
        [one] <strong>{ $units } segment is gered.</strong> Het geheugen is weer te gebruiken.
       *[other] <strong>{ $units } segmenten zijn gered.</strong> Het geheugen is weer te gebruiken.
    }
recover-lost = { $size } van het bestand was niet te lezen.
recover-nothing-lost = Het hele bestand was te lezen.
recover-kept = Het beschadigde bestand is bewaard als { $path }

statistics = Statistiek
statistics-counting = Tellen…
statistics-units = Segmenten
statistics-source-words = Woorden, bron
statistics-target-words = Woorden, vertaling
statistics-documents = Documenten
statistics-tagged = Met tags
statistics-contradictions = Bronnen met verschillende vertalingen
statistics-duplicates = Dubbel
statistics-deleted = Gewist, nog bewaard
statistics-bytes = Grootte van het bestand
statistics-index = Daarvan om te zoeken
statistics-backup = Laatste kopie
statistics-never = nog geen
statistics-years = Jaar van de laatste wijziging

size-bytes = { $value } bytes
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB

changes = Wijzigingen
changes-none = In dit geheugen is nog niets gewijzigd.
changes-edit =
    { $units ->
        [one] Eén segment bewerkt
       *[other] { $units } segmenten bewerkt
    }
changes-delete =
    { $units ->
        [one] Eén segment gewist
       *[other] { $units } segmenten gewist
    }
changes-merge =
    { $units ->
        [one] Eén segment samengevoegd
       *[other] { $units } segmenten samengevoegd
    }
changes-resolve =
    { $units ->
        [one] Een tegenstrijdigheid opgelost, één segment
       *[other] Een tegenstrijdigheid opgelost, { $units } segmenten
    }
changes-import =
    { $units ->
        [one] Eén segment ingelezen
       *[other] { $units } segmenten ingelezen
    }
changes-undone = teruggedraaid
