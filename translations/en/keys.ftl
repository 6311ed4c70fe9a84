# The key list outside the editor; the editor's own keys are in editor.ftl.
keys-explained = Everything works without a mouse.
keys-group-elsewhere = Other screens
keys-open = Open a file
keys-paste = Paste a release on the first screen
keys-memory-find = Search the memory
