# De instellingen.
settings-title = Instellingen
settings-part-look = Uiterlijk
settings-part-work = Vertalen
settings-part-machine = Machinevertaling
settings-part-keys = Toetsen
settings-part-about = Over Persklaar
settings-language = Taal van dit programma
settings-language-system = Zoals deze computer
settings-theme = Kleuren
settings-theme-system = Als het systeem
settings-theme-light = Licht
settings-theme-dark = Donker
settings-theme-contrast = Hoog contrast
settings-text-size = Grootte van de tekst
settings-pixels = { $size } px
settings-author = Uw naam
settings-author-help = Staat bij wat u bevestigt, ook in geheugens die u deelt. Leeg mag.
settings-source = Berichten zijn meestal in het
settings-target = U vertaalt meestal naar het
settings-minimum = Toon matches vanaf
settings-minimum-help = Lager geeft meer voorstellen, die minder lijken.
settings-repair = Verschillen in een match
settings-repair-do = Vervang getallen, datums en namen waar dat veilig is
settings-repair-help = Wat vervangen is, is gemarkeerd. De tekst van het geheugen zelf blijft één toets ver.
settings-percent = { $score } %
settings-sentences = Zinnen
rules-own = De regels van Persklaar zelf verdelen een tekst in zinnen.
rules-file =
    <strong>{ $name }</strong> verdeelt een tekst in zinnen: { $rules ->
        [0] geen regel ervan is te gebruiken
        [one] één regel
       *[other] { $rules } regels
    }{ $languages ->
        [0] {""}
       *[other] , voor { $names }
    }.
rules-file-rest = Waar het voor een taal geen regels heeft, gelden die van Persklaar zelf.
rules-names-more = { $names } en nog { $more }
rules-from-now = Dit geldt voor berichten die u vanaf nu opent. Vertalingen waaraan u begonnen bent, houden hun zinnen.
rules-choose = Gebruik een SRX-bestand
rules-drop = Terug naar de regels van Persklaar
rules-problems =
    { $count ->
        [one] Eén regel van dit bestand wordt niet gebruikt
       *[other] { $count } regels van dit bestand worden niet gebruikt
    }
rules-problem-line = Regelnummer { $line }: <en>{ $problem }</en>
settings-version = Persklaar { $version }
settings-licence = Vrije software onder de MIT-licentie of Apache-licentie 2.0, naar keuze. Lettertypen: Source Serif 4 en Inter, onder de SIL Open Font License.

machine-explained = Persklaar stuurt nooit iets uit zichzelf. Een dienst krijgt alleen de segmenten waarvoor u haar vraagt, in vertalingen waarvoor u dat hebt toegestaan. Wat verstuurd is, staat bij elke vertaling onder Netwerk.
machine-none = Er is geen dienst ingesteld; niets verlaat deze computer.
machine-add = Voeg een dienst toe
machine-name = Naam
machine-kind = Soort
machine-kind-libretranslate = LibreTranslate
machine-kind-apertium = Apertium
machine-url = Adres
machine-url-help = Een adres met https, of met http op deze computer.
machine-url-leaves = Tekst die u laat vertalen, verlaat deze computer en gaat naar dit adres.
machine-url-stays = Dit adres is op deze computer: de tekst blijft hier.
machine-key = Sleutel
machine-key-help = Alleen als de dienst erom vraagt. Hij wordt bewaard in de sleutelbos van deze computer.
machine-save = Bewaar en test
machine-stays = De tekst blijft op deze computer.
machine-leaves = De tekst gaat naar { $host }.
machine-has-key = Er is een sleutel bewaard.
machine-key-for-now = De sleutel geldt tot u Persklaar sluit: deze computer heeft geen sleutelbos die open is.
machine-test = Test
machine-test-name = Test { $name }
machine-remove = Verwijder
machine-remove-name = Verwijder { $name }
machine-asking = Vraagt of de dienst er is…
machine-answered =
    Antwoordt in { $millis } ms, met { $pairs ->
        [one] één talenpaar
       *[other] { $pairs } talenparen
    }.
