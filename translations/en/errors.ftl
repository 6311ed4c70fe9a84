# Every error in words: what happened, and how to go on.
error-nameless-file = The file
error-nameless-memory = This memory
error-nameless-writer = Another program
error-nameless-host = The service

error-file-missing = { $file } is not there any more.
error-file-missing-hint = It may have been moved, renamed or deleted. Look for it and open it there.
error-file-unreadable = { $file } cannot be read or written.
error-file-unreadable-hint = Check the disk and try again. What was saved is still there.
error-file-empty = { $file } holds no text to translate.
error-file-empty-hint = Check that it is the file you meant.
error-not-a-document = { $file } is not a release that Persklaar can read.
error-not-a-document-hint =
    { $kind ->
        [image] It is an image. Open the page or the text that it belongs to.
        [pdf] It is a PDF. Open the page, the Word file or the text that it was made from.
        [archive] It is a packed file. Unpack it, and open the release that is in it.
        [encrypted] It is locked with a password. Save it without a password in Word, and open it again.
        [old-word] It is a Word file of the old kind. Save it as .docx in Word, and open that.
        [other-office] It comes from another office program. Save it there as Word (.docx) or HTML, and open that.
        [open-document] It is an OpenDocument file. Save it as .docx in LibreOffice, and open that.
        [spreadsheet] It is a spreadsheet. Open the text that it belongs to, or put its words into a Word file.
        [presentation] It is a presentation. Open the text that it belongs to, or put its words into a Word file.
        [unpacks-too-large] There is more packed into it than a press release can be. Open a smaller file.
        [binary] There is no text in it. Save the release as HTML, Word (.docx), Markdown or plain text, and open that.
        [damaged] It is damaged. Ask for the file once more, or save it again in the program it comes from.
        [damaged-word] It is a damaged Word file. Open it in Word and save it again, or ask for it once more.
       *[other] Open the release as HTML, Word (.docx), Markdown or plain text.
    }
error-not-rules = { $file } holds no rules for sentences.
error-not-rules-hint = Choose an SRX file, such as other translation programs export. The cause: { $why }
error-file-too-large = { $file } is too large.
error-file-too-large-hint = A press release is rarely over 1 MB; open a smaller file.
error-language-unknown = “{ $language }” is not a registered language.
error-language-unknown-hint = Type the name of a language, or a tag such as en-GB, fr or zh-Hant.
error-job-not-a-job = { $file } is not a Persklaar translation.
error-job-not-a-job-hint = Open the release itself, or ask for the translation again.
error-job-newer = { $file } was made by a newer Persklaar ({ $version }).
error-job-newer-hint = Update Persklaar and open it again. Nothing in it was changed.
error-job-damaged = { $file } is damaged.
error-job-damaged-hint = Open an earlier copy. The file was not changed.
error-job-read-only = { $writer } has this translation open.
error-job-read-only-hint = Close it there and try again. You can read it meanwhile.
error-job-exists = { $file } exists already.
error-job-exists-hint = Choose another name.
error-job-unknown = This translation is no longer open.
error-job-unknown-hint = Open it again from the first screen. What you typed is saved.
error-segment-unknown = This segment is not there any more, or it is locked.
error-segment-unknown-hint = Open the translation again from the first screen.
error-target-malformed = This text cannot be stored as it is.
error-target-malformed-hint = Check that it is not empty, and that each tag such as <1> is one of the source's and closes with </1>.
error-memory-unknown = { $name } is no longer on the list.
error-memory-unknown-hint = Add it again, or choose another memory.
error-memory-not-a-memory = { $file } is not a Persklaar memory.
error-memory-not-a-memory-hint = Read files with translations with Import.
error-memory-newer = { $file } was made by a newer Persklaar ({ $version }).
error-memory-newer-hint = Update Persklaar to use it. Nothing in it was changed.
error-memory-damaged = { $file } is damaged.
error-memory-damaged-hint = Under Memory, save what is whole in it, or put an earlier copy back. The file was not changed.
error-memory-read-only = { $name } can only be read.
error-memory-read-only-hint = Choose another memory to write to, or put a copy in a folder of your own.
error-memory-busy = Another program is busy with this memory.
error-memory-busy-hint = Try again when it is done.
error-memory-exists = { $file } exists already.
error-memory-exists-hint = Choose another name, or add the memory that exists.
error-memory-twice = { $file } is a copy of { $name }, which is on the list already.
error-memory-twice-hint = Take one of the two off the list. What only one of them has can be exported and imported into the other.
error-backup-unusable = { $file } is no usable copy of this memory.
error-backup-unusable-hint = Choose another copy. Nothing was changed.
error-units-changed = The memory has changed since these segments were counted.
error-units-changed-hint = Count again, and then delete them. Nothing was deleted.
error-unit-unknown = This segment is no longer in the memory.
error-unit-unknown-hint = Search again.
error-import-failed = { $file } could not be read.
error-import-failed-hint = The memory is as it was. The cause: { $reason }
error-disk-full = The disk is full.
error-disk-full-hint = Make room and try again. What was saved is still there.
error-place-read-only = { $file } cannot be written or opened here.
error-place-read-only-hint = You have no permission for it. Choose another folder.
error-export-untranslated = { $count } segments are not translated yet; the first is { $first }.
error-export-untranslated-hint = Translate them, or choose what becomes of them.
error-export-unconfirmed = { $count } segments are not confirmed yet; the first is { $first }.
error-export-unconfirmed-hint = Confirm them, or export them as they are.
error-export-exists = { $file } exists already.
error-export-exists-hint = Choose another name, or replace it.
error-export-over-source = { $file } is the original, which is never written over.
error-export-over-source-hint = Choose another name or folder.
error-export-damaged = The page could not be written correctly, so it was not written.
error-export-damaged-hint =
    { $first ->
        [none] The translation is saved. Please report this, with the release.
       *[other] Write segment { $first } in another way, with its tags as in the source, or choose to export what is untranslated in the source language.
    }
error-export-too-large = { $file } cannot hold this memory.
error-export-too-large-hint = Export it as TMX or CSV. The cause: { $reason }
error-clipboard-missing = This computer’s clipboard cannot be used.
error-clipboard-missing-hint = Export the page to a file instead.
error-endpoint-invalid = This address cannot be used.
error-endpoint-invalid-hint = Give an address that begins with https, or with http if the service runs on this computer.
error-endpoint-unknown = This service is no longer set up.
error-endpoint-unknown-hint = Add it again in Settings.
error-key-store-missing = This computer has no keychain that is open.
error-key-store-missing-hint = The key was not kept. Open the keychain, or use a service without a key.
error-mt-not-allowed = Machine translation is not allowed for this translation.
error-mt-not-allowed-hint = You can allow it; only what you ask for is sent then.
error-mt-embargo = This release is under embargo.
error-mt-embargo-hint = Only a service on this computer may translate it.
error-mt-unreachable = { $host } cannot be reached.
error-mt-unreachable-hint = Check the connection and the address and try again. You can simply go on translating.
error-mt-timed-out = { $host } does not answer in time.
error-mt-timed-out-hint = Try again later. You can simply go on translating.
error-mt-refused = { $host } refuses the text.
error-mt-refused-hint = See in Settings whether this is the right kind of service.
error-mt-busy = { $host } is too busy.
error-mt-busy-hint = Wait a little and try again.
error-mt-pair-unknown = { $host } does not translate between these languages.
error-mt-pair-unknown-hint = Choose another service for this translation.
error-mt-key-refused = { $host } does not accept the key.
error-mt-key-refused-hint = Give a valid key in Settings.
error-mt-bad-answer = { $host } gave an answer that cannot be used.
error-mt-bad-answer-hint = See in Settings whether this is the right kind of service. Your text was not changed.
error-cancelled = Stopped.
error-cancelled-hint = Nothing of it was kept.
error-not-yet = Persklaar cannot do this yet.
error-not-yet-hint = It comes in a later version.
error-bad-request = The window and the program did not understand each other.
error-bad-request-hint = Start Persklaar again. What was saved is still there.
error-internal = Something went wrong in Persklaar.
error-internal-hint = Try again. What was saved is still there. The cause: { $reason }
