# Wat er vreemd was aan een document, en wat ermee gebeurd is. Een melding over een segment kan vaker komen: $count zegt hoe vaak.
notice-damaged-characters = Sommige tekens in dit bestand zijn beschadigd. Ze blijven zoals ze zijn.
notice-no-text = Er staat geen tekst in om te vertalen.
notice-characters-lost = Sommige tekens van de vertaling bestaan niet in de codering van dit bestand. Elk daarvan werd een vraagteken.
notice-tag-dropped =
    { $count ->
        [one] In één segment zijn tags
       *[other] In { $count } segmenten zijn tags
    } weggelaten die de bron niet heeft. De woorden staan er allemaal.
notice-tag-missing =
    { $count ->
        [one] In één segment ontbreken tags
       *[other] In { $count } segmenten ontbreken tags
    } van de bron, zoals een link of vet. De woorden staan er allemaal.
notice-tags-left-out =
    { $count ->
        [one] Op één plaats
       *[other] Op { $count } plaatsen
    } kon opmaak of een link niet bewaard worden; die is weggelaten. De woorden staan er allemaal.
notice-not-written =
    { $count ->
        [one] Eén tekst kon in dit formaat niet geschreven worden zoals hij bedoeld was. Hij staat er nog in de brontaal.
       *[other] { $count } teksten konden in dit formaat niet geschreven worden zoals ze bedoeld waren. Ze staan er nog in de brontaal.
    }
notice-tracked-changes = Dit bestand bevat bijgehouden wijzigingen. U vertaalt de tekst waarin ze allemaal geaccepteerd zijn.
notice-comments-kept = De opmerkingen in dit bestand blijven erin staan en worden niet vertaald. Bekijk ze voor u het verstuurt.
notice-part-kept =
    { $count ->
        [one] Eén deel van dit bestand kon niet gelezen worden. Het wordt niet vertaald en blijft zoals het is.
       *[other] { $count } delen van dit bestand konden niet gelezen worden. Ze worden niet vertaald en blijven zoals ze zijn.
    }
notice-paragraph-kept = Sommige alinea’s bestaan uit te veel stukjes. Ze worden niet vertaald en blijven zoals ze zijn.
notice-parts-not-offered = De woorden in grafieken, diagrammen of bouwstenen worden niet ter vertaling aangeboden. Ze blijven zoals ze zijn.
notice-signed = Dit bestand is ondertekend. De handtekening geldt niet voor de vertaling.
notice-front-matter-kept = Sommige regels boven de tekst worden niet ter vertaling aangeboden. Ze blijven zoals ze zijn.
notice-other = Let op: <en>{ $detail }</en>
