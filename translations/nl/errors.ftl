# Elke fout in woorden: wat er gebeurde, en hoe u verdergaat.
error-nameless-file = Het bestand
error-nameless-memory = Dit geheugen
error-nameless-writer = Een ander programma
error-nameless-host = De dienst

error-file-missing = { $file } is er niet meer.
error-file-missing-hint = Misschien is het verplaatst, hernoemd of gewist. Zoek het en open het daar.
error-file-unreadable = { $file } kan niet gelezen of geschreven worden.
error-file-unreadable-hint = Controleer de schijf en probeer het opnieuw. Wat al bewaard was, is er nog.
error-file-empty = { $file } bevat geen tekst om te vertalen.
error-file-empty-hint = Kijk of dit het bestand is dat u bedoelde.
error-not-a-document = { $file } is geen persbericht dat Persklaar kan lezen.
error-not-a-document-hint =
    { $kind ->
        [image] Het is een afbeelding. Open de pagina of de tekst waar het bij hoort.
        [pdf] Het is een pdf. Open de pagina, het Word-bestand of de tekst waarvan het gemaakt is.
        [archive] Het is een ingepakt bestand. Pak het uit, en open het bericht dat erin zit.
        [encrypted] Er zit een wachtwoord op. Bewaar het in Word zonder wachtwoord, en open het opnieuw.
        [old-word] Het is een Word-bestand van de oude soort. Bewaar het in Word als .docx, en open dat.
        [other-office] Het komt uit een ander kantoorprogramma. Bewaar het daar als Word (.docx) of HTML, en open dat.
        [open-document] Het is een OpenDocument-bestand. Bewaar het in LibreOffice als .docx, en open dat.
        [spreadsheet] Het is een rekenblad. Open de tekst waar het bij hoort, of zet de woorden ervan in een Word-bestand.
        [presentation] Het is een presentatie. Open de tekst waar ze bij hoort, of zet de woorden ervan in een Word-bestand.
        [unpacks-too-large] Er is meer in verpakt dan een persbericht kan zijn. Open een kleiner bestand.
        [binary] Er staat geen tekst in. Bewaar het bericht als HTML, Word (.docx), Markdown of gewone tekst, en open dat.
        [damaged] Het is beschadigd. Vraag het bestand nog eens op, of bewaar het opnieuw in het programma waar het vandaan komt.
        [damaged-word] Het is een beschadigd Word-bestand. Open het in Word en bewaar het opnieuw, of vraag het nog eens op.
       *[other] Open het bericht als HTML, Word (.docx), Markdown of gewone tekst.
    }
error-not-rules = { $file } bevat geen regels voor zinnen.
error-not-rules-hint = Kies een SRX-bestand, zoals andere vertaalprogramma’s dat exporteren. De oorzaak: { $why }
error-file-too-large = { $file } is te groot.
error-file-too-large-hint = Een persbericht is zelden groter dan 1 MB; open een kleiner bestand.
error-language-unknown = “{ $language }” is geen geregistreerde taal.
error-language-unknown-hint = Typ de naam van een taal, of een code zoals en-GB, fr of zh-Hant.
error-job-not-a-job = { $file } is geen vertaling van Persklaar.
error-job-not-a-job-hint = Open het bericht zelf, of vraag de vertaling opnieuw op.
error-job-newer = { $file } is gemaakt met een nieuwere Persklaar ({ $version }).
error-job-newer-hint = Werk Persklaar bij en open het opnieuw. Er is niets aan veranderd.
error-job-damaged = { $file } is beschadigd.
error-job-damaged-hint = Open een eerdere kopie. Aan het bestand is niets veranderd.
error-job-read-only = { $writer } heeft deze vertaling open.
error-job-read-only-hint = Sluit haar daar en probeer het opnieuw. Lezen kan intussen wel.
error-job-exists = { $file } bestaat al.
error-job-exists-hint = Kies een andere naam.
error-job-unknown = Deze vertaling is niet meer open.
error-job-unknown-hint = Open haar opnieuw vanaf het beginscherm. Wat u typte is bewaard.
error-segment-unknown = Dit segment is er niet meer, of het is vergrendeld.
error-segment-unknown-hint = Open de vertaling opnieuw vanaf het beginscherm.
error-target-malformed = Deze tekst kan zo niet bewaard worden.
error-target-malformed-hint = Kijk of de tekst niet leeg is en of elke tag zoals <1> uit de bron komt en met </1> sluit.
error-memory-unknown = { $name } staat niet meer op de lijst.
error-memory-unknown-hint = Voeg het weer toe, of kies een ander geheugen.
error-memory-not-a-memory = { $file } is geen geheugen van Persklaar.
error-memory-not-a-memory-hint = Bestanden met vertalingen leest u in met Importeer.
error-memory-newer = { $file } is gemaakt met een nieuwere Persklaar ({ $version }).
error-memory-newer-hint = Werk Persklaar bij om het te gebruiken. Er is niets aan veranderd.
error-memory-damaged = { $file } is beschadigd.
error-memory-damaged-hint = Red bij Geheugen wat er heel aan is, of zet een eerdere kopie terug. Aan het bestand is niets veranderd.
error-memory-read-only = { $name } kan alleen gelezen worden.
error-memory-read-only-hint = Kies een ander geheugen om in te schrijven, of zet een kopie in een eigen map.
error-memory-busy = Een ander programma is met dit geheugen bezig.
error-memory-busy-hint = Probeer het opnieuw zodra dat klaar is.
error-memory-exists = { $file } bestaat al.
error-memory-exists-hint = Kies een andere naam, of voeg het bestaande geheugen toe.
error-memory-twice = { $file } is een kopie van { $name }, en dat staat al in de lijst.
error-memory-twice-hint = Haal een van de twee uit de lijst. Wat er maar in een staat, kan geëxporteerd worden en in het andere ingelezen.
error-backup-unusable = { $file } is geen bruikbare kopie van dit geheugen.
error-backup-unusable-hint = Kies een andere kopie. Er is niets veranderd.
error-units-changed = Het geheugen is veranderd sinds deze segmenten geteld zijn.
error-units-changed-hint = Tel opnieuw en verwijder ze dan. Er is niets verwijderd.
error-unit-unknown = Dit segment staat niet meer in het geheugen.
error-unit-unknown-hint = Zoek opnieuw.
error-import-failed = { $file } kon niet ingelezen worden.
error-import-failed-hint = Het geheugen is gebleven zoals het was. De oorzaak: { $reason }
error-disk-full = De schijf is vol.
error-disk-full-hint = Maak ruimte en probeer het opnieuw. Wat bewaard was, is er nog.
error-place-read-only = { $file } kan hier niet geschreven of geopend worden.
error-place-read-only-hint = U hebt er geen toestemming voor. Kies een andere map.
error-export-untranslated = { $count } segmenten zijn nog niet vertaald; het eerste is { $first }.
error-export-untranslated-hint = Vertaal ze, of kies wat ermee moet gebeuren.
error-export-unconfirmed = { $count } segmenten zijn nog niet bevestigd; het eerste is { $first }.
error-export-unconfirmed-hint = Bevestig ze, of exporteer ze zoals ze zijn.
error-export-exists = { $file } bestaat al.
error-export-exists-hint = Kies een andere naam, of vervang het.
error-export-over-source = { $file } is het origineel; dat wordt nooit overschreven.
error-export-over-source-hint = Kies een andere naam of map.
error-export-damaged = De pagina kon niet goed geschreven worden, en is daarom niet geschreven.
error-export-damaged-hint =
    { $first ->
        [none] De vertaling is bewaard. Meld dit alstublieft, met het bericht erbij.
       *[other] Schrijf segment { $first } anders, met de tags zoals in de bron, of kies ervoor om wat onvertaald is in de brontaal te exporteren.
    }
error-export-too-large = Dit geheugen past niet in { $file }.
error-export-too-large-hint = Exporteer het als TMX of CSV. De oorzaak: { $reason }
error-clipboard-missing = Het klembord van deze computer kan niet gebruikt worden.
error-clipboard-missing-hint = Exporteer de pagina naar een bestand.
error-endpoint-invalid = Dit adres kan niet gebruikt worden.
error-endpoint-invalid-hint = Geef een adres dat met https begint, of met http als de dienst op deze computer draait.
error-endpoint-unknown = Deze dienst is niet meer ingesteld.
error-endpoint-unknown-hint = Voeg haar weer toe bij Instellingen.
error-key-store-missing = Deze computer heeft geen sleutelbos die open is.
error-key-store-missing-hint = De sleutel is niet bewaard. Open de sleutelbos, of gebruik een dienst zonder sleutel.
error-mt-not-allowed = Voor deze vertaling is machinevertaling niet toegestaan.
error-mt-not-allowed-hint = U kunt het toestaan; er gaat dan alleen weg waar u om vraagt.
error-mt-embargo = Op dit bericht rust een embargo.
error-mt-embargo-hint = Alleen een dienst op deze computer mag het vertalen.
error-mt-unreachable = { $host } is niet bereikbaar.
error-mt-unreachable-hint = Kijk of de verbinding en het adres kloppen, en probeer het opnieuw. U kunt gewoon verder vertalen.
error-mt-timed-out = { $host } antwoordt niet op tijd.
error-mt-timed-out-hint = Probeer het later opnieuw. U kunt gewoon verder vertalen.
error-mt-refused = { $host } weigert de tekst.
error-mt-refused-hint = Kijk bij Instellingen of dit de goede soort dienst is.
error-mt-busy = { $host } heeft het te druk.
error-mt-busy-hint = Wacht even en probeer het opnieuw.
error-mt-pair-unknown = { $host } vertaalt niet tussen deze talen.
error-mt-pair-unknown-hint = Kies een andere dienst voor deze vertaling.
error-mt-key-refused = { $host } neemt de sleutel niet aan.
error-mt-key-refused-hint = Geef bij Instellingen een geldige sleutel.
error-mt-bad-answer = { $host } gaf een antwoord dat niet te gebruiken is.
error-mt-bad-answer-hint = Kijk bij Instellingen of dit de goede soort dienst is. Aan uw tekst is niets veranderd.
error-cancelled = Gestopt.
error-cancelled-hint = Er is niets van achtergebleven.
error-not-yet = Dit kan Persklaar nog niet.
error-not-yet-hint = Het komt in een latere versie.
error-bad-request = Het venster en het programma begrepen elkaar niet.
error-bad-request-hint = Start Persklaar opnieuw. Wat bewaard was, is er nog.
error-internal = Er ging iets mis in Persklaar.
error-internal-hint = Probeer het opnieuw. Wat bewaard was, is er nog. De oorzaak: { $reason }
