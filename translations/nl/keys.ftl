# De toetsenlijst buiten de editor; de toetsen van de editor zelf staan in editor.ftl.
keys-explained = Alles kan zonder muis.
keys-group-elsewhere = Andere schermen
keys-open = Open een bestand
keys-paste = Plak een bericht op het beginscherm
keys-group-memory = Geheugen
keys-memory-find = Zoek in het geheugen
keys-memory-edit = Bewerk een segment
keys-memory-keep = Bewaar de wijziging
keys-memory-delete = Wis wat gekozen is
keys-memory-undo = Draai de laatste wijziging terug
keys-memory-extend = Kies meer segmenten
keys-memory-all = Kies alles wat gevonden is
keys-memory-copy = Kopieer de vertaling
keys-memory-menu = Wat er nog meer kan met een segment
keys-memory-choose = Houd deze vertaling van een tegenstrijdigheid
keys-memory-order = Verplaats een geheugen omhoog of omlaag
