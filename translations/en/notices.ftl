# What was odd about a document, and what became of it. A notice of one segment may come several times: $count says how often.
notice-damaged-characters = Some characters in this file are damaged. They stay as they are.
notice-no-text = There is no text in it to translate.
notice-characters-lost = Some characters of the translation do not exist in the encoding of this file. Each became a question mark.
notice-tag-dropped =
    { $count ->
        [one] In one segment tags
       *[other] In { $count } segments tags
    } that the source does not have were left out. The words are all there.
notice-tag-missing =
    { $count ->
        [one] In one segment tags
       *[other] In { $count } segments tags
    } of the source are missing, such as a link or bold. The words are all there.
notice-tags-left-out =
    { $count ->
        [one] In one place formatting or a link
       *[other] In { $count } places formatting or a link
    } could not be kept and was left out. The words are all there.
notice-not-written =
    { $count ->
        [one] One text could not be written in this format as it was meant. It is still in the source language.
       *[other] { $count } texts could not be written in this format as they were meant. They are still in the source language.
    }
notice-tracked-changes = This file holds tracked changes. You translate the text as it reads with all of them accepted.
notice-comments-kept = The comments in this file stay in it and are not translated. Look at them before you send it on.
notice-part-kept =
    { $count ->
        [one] One part of this file could not be read. It is not translated and stays as it is.
       *[other] { $count } parts of this file could not be read. They are not translated and stay as they are.
    }
notice-paragraph-kept = Some paragraphs consist of too many pieces. They are not translated and stay as they are.
notice-parts-not-offered = The words in its charts, diagrams or building blocks are not offered for translation. They stay as they are.
notice-signed = This file is signed. The signature does not hold for the translation.
notice-front-matter-kept = Some of the lines above the text are not offered for translation. They stay as they are.
notice-other = Please note: <en>{ $detail }</en>
