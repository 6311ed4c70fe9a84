# The key list outside the editor; the editor's own keys are in editor.ftl.
keys-explained = Everything works without a mouse.
keys-group-elsewhere = Other screens
keys-open = Open a file
keys-paste = Paste a release on the first screen
keys-group-memory = Memory
keys-memory-find = Search the memory
keys-memory-edit = Edit a segment
keys-memory-keep = Keep the change
keys-memory-delete = Delete what is chosen
keys-memory-undo = Take back the last change
keys-memory-extend = Choose several segments
keys-memory-all = Choose all that is found
keys-memory-copy = Copy the translation
keys-memory-menu = What else can be done with a segment
keys-memory-choose = Keep this translation of a contradiction
keys-memory-order = Move a memory up or down
