# The settings.
settings-title = Settings
settings-part-look = Looks
settings-part-work = Translating
settings-part-machine = Machine translation
settings-part-keys = Keys
settings-part-about = About Persklaar
settings-language = Language of this program
settings-language-system = As this computer
settings-theme = Colours
settings-theme-system = Like the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-text-size = Size of the text
settings-pixels = { $size } px
settings-author = Your name
settings-author-help = Kept with what you confirm, also in memories that you share. May be empty.
settings-source = Releases are mostly in
settings-target = You mostly translate into
settings-minimum = Show matches from
settings-minimum-help = Lower shows more proposals, which resemble less.
settings-repair = What differs in a match
settings-repair-do = Replace numbers, dates and names where that is safe
settings-repair-help = What was replaced is marked. The memory’s own text stays one key away.
settings-percent = { $score } %
settings-sentences = Sentences
rules-own = Persklaar’s own rules cut a text into sentences.
rules-file =
    <strong>{ $name }</strong> cuts a text into sentences: { $rules ->
        [0] no rule of it can be used
        [one] one rule
       *[other] { $rules } rules
    }{ $languages ->
        [0] {""}
       *[other] , for { $names }
    }.
rules-file-rest = Where it has no rules for a language, Persklaar’s own hold.
rules-names-more = { $names } and { $more } more
rules-from-now = This holds for releases that you open from now on. Translations that were begun keep their sentences.
rules-choose = Use an SRX file
rules-drop = Back to Persklaar’s rules
rules-problems =
    { $count ->
        [one] One rule of this file is not used
       *[other] { $count } rules of this file are not used
    }
rules-problem-line = Line { $line }: <en>{ $problem }</en>
settings-version = Persklaar { $version }
settings-licence = Free software under the MIT licence or the Apache licence 2.0, as you choose. Typefaces: Source Serif 4 and Inter, under the SIL Open Font License.

machine-explained = Persklaar never sends anything by itself. A service gets only the segments that you ask it for, in translations for which you allowed it. What was sent is listed with each translation, under Network.
machine-none = No service is set up; nothing leaves this computer.
machine-add = Add a service
machine-name = Name
machine-kind = Kind
machine-kind-libretranslate = LibreTranslate
machine-kind-apertium = Apertium
machine-url = Address
machine-url-help = An address with https, or with http on this computer.
machine-url-leaves = Text that you have translated leaves this computer and goes to this address.
machine-url-stays = This address is on this computer: the text stays here.
machine-key = Key
machine-key-help = Only if the service asks for one. It is kept in this computer's keychain.
machine-save = Save and test
machine-stays = The text stays on this computer.
machine-leaves = The text goes to { $host }.
machine-has-key = A key is kept.
machine-key-for-now = The key holds until you close Persklaar: this computer has no keychain that is open.
machine-test = Test
machine-test-name = Test { $name }
machine-remove = Remove
machine-remove-name = Remove { $name }
machine-asking = Asking whether the service is there…
machine-answered =
    Answers in { $millis } ms, with { $pairs ->
        [one] one language pair
       *[other] { $pairs } language pairs
    }.
