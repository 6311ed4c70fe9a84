//! What kind of file it is, told by its content and never by its name; and what to do with one that holds no units.

use super::{ImportError, po};

/// A kind that can be read, as far as the beginning tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Its first element decides.
    Xml,
    Po,
    Tsv,
    Csv {
        separator: char,
    },
}

/// How every zip begins, an XLSX too.
pub(crate) const ZIP: &[u8] = b"PK\x03\x04";

/// What to do with a file that somebody packed, by its first four bytes.
pub(crate) fn packed(beginning: &[u8]) -> Option<&'static str> {
    match beginning {
        [0x1f, 0x8b, ..]
        | [b'B', b'Z', b'h', b'1'..=b'9']
        | [0xfd, b'7', b'z', b'X']
        | [0x28, 0xb5, 0x2f, 0xfd] => {
            Some("it is packed (gz, bz2, xz or zst); unpack it and import the file in it")
        }
        [b'7', b'z', 0xbc, 0xaf] | [b'R', b'a', b'r', b'!'] | [b'P', b'K', 5, 6] => {
            Some("it is a packed folder; unpack it and import the files in it")
        }
        _ => None,
    }
}

/// XML begins with `<`, PO with a message; of the others the first line with anything on it decides.
pub(crate) fn kind(beginning: &str) -> Result<Kind, ImportError> {
    let unknown = |reason: &str| Err(ImportError::Unknown(reason.to_owned()));
    if beginning.contains('\0') {
        return unknown(binary(beginning));
    }
    let Some(line) = beginning.lines().find(|line| !line.trim().is_empty()) else {
        return unknown("it is empty");
    };
    if line.trim_start().starts_with('<') {
        Ok(Kind::Xml)
    } else if po::is_po(beginning) {
        Ok(Kind::Po)
    } else if line.contains('\t') {
        Ok(Kind::Tsv)
    } else if line.contains(',') {
        Ok(Kind::Csv { separator: ',' })
    } else if line.contains(';') {
        Ok(Kind::Csv { separator: ';' })
    } else {
        unknown("it is text, but neither TMX, XLIFF, PO, CSV nor TSV")
    }
}

/// What is said of a memory, or another program's database.
pub(super) const DATABASE: &str =
    "it is a database; a memory of Persklaar is added to the list of memories instead";

fn binary(beginning: &str) -> &'static str {
    if beginning.starts_with("SQLite format 3") {
        DATABASE
    } else if beginning.starts_with("\u{fffd}\u{fffd}\u{11}\u{fffd}") {
        "it is an old Office file; save it as XLSX"
    } else {
        "it is no text"
    }
}

/// The reason why XML with this first element holds no units, or not in a form that is read.
pub(crate) fn foreign(root: &str) -> String {
    let known = match root {
        "martif" | "tbx" | "TBX" | "tbxFile" | "termCorpus" | "mtf" => {
            "it is a termbase (TBX), with terms and no sentences; it belongs into a glossary, and a memory cannot hold it"
        }
        "srx" => {
            "it holds rules for cutting sentences (SRX); choose it in Settings, Translating, or name it with --srx"
        }
        "html" | "HTML" => "it is a web page; open it as a release",
        "TS" => "it is a translation file of Qt; export it as XLIFF or PO",
        "resources" | "root" => {
            "it is a resource file of a program, in one language; export it as XLIFF or TMX"
        }
        "TRADOStag" => "it is a TTX file of an old Trados; export the memory as TMX",
        "txml" | "txlf" => "it is a Wordfast file; export it as TMX or XLIFF",
        other => return format!("it is XML, but <{other}> and neither TMX nor XLIFF"),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_their_beginning() {
        let check = |beginning: &str, expected: Option<Kind>| {
            assert_eq!(kind(beginning).ok(), expected, "{beginning}");
        };
        check("\n <?xml", Some(Kind::Xml));
        check("# words\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"", Some(Kind::Po));
        check("msgctxt \"a\"\nmsgid \"b\"", Some(Kind::Po));
        check("# words\thuis\nmsgid\thouse", Some(Kind::Tsv));
        check("msgid,x", Some(Kind::Csv { separator: ',' }));
        check("a;b\nc,d", Some(Kind::Csv { separator: ';' }));
        check("a\tb,c", Some(Kind::Tsv));
        check("words", None);
        check("", None);
        check("a\0b,c", None);
    }
}
