# Wat er vreemd was aan een document en zo gelaten is.
notice-damaged-characters = Sommige tekens in dit bestand zijn beschadigd. Ze blijven zoals ze zijn.
notice-no-text = Er staat geen tekst in om te vertalen.
notice-other = Let op: { $detail }
