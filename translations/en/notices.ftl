# What was odd about a document and was left as it is.
notice-damaged-characters = Some characters in this file are damaged. They stay as they are.
notice-no-text = There is no text in it to translate.
notice-other = Please note: { $detail }
