# De toetsenlijst buiten de editor; de toetsen van de editor zelf staan in editor.ftl.
keys-explained = Alles kan zonder muis.
keys-group-elsewhere = Andere schermen
keys-open = Open een bestand
keys-paste = Plak een bericht op het beginscherm
keys-memory-find = Zoek in het geheugen
