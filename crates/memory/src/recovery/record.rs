//! Records of SQLite's file format: numbers of variable length, and the columns of a row.
//!
//! Everything here is read from a damaged file, so every length is looked at before it is believed.

/// A column of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Integer(i64),
    Real,
    Text(&'a str),
    Blob(&'a [u8]),
}

impl<'a> Value<'a> {
    pub(crate) fn integer(self) -> Option<i64> {
        if let Self::Integer(integer) = self { Some(integer) } else { None }
    }

    pub(crate) fn text(self) -> Option<&'a str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A text that may be missing: `None` is neither of them.
    pub(crate) fn maybe_text(self) -> Option<Option<&'a str>> {
        match self {
            Self::Null => Some(None),
            Self::Text(text) => Some(Some(text)),
            Self::Integer(_) | Self::Real | Self::Blob(_) => None,
        }
    }

    pub(crate) fn blob(self) -> Option<&'a [u8]> {
        if let Self::Blob(blob) = self { Some(blob) } else { None }
    }
}

/// A number of variable length, and how many bytes it takes.
pub(crate) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0u64;
    for (at, byte) in bytes.iter().take(9).enumerate() {
        if at == 8 {
            return Some((number << 8 | u64::from(*byte), 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

/// The columns of a record; none where it is not one from its first byte to its last.
pub(crate) fn columns(record: &[u8]) -> Option<Vec<Value<'_>>> {
    let (header, mut at) = varint(record)?;
    let header = usize::try_from(header).ok()?;
    let mut types = record.get(..header)?;
    let mut body = record.get(header..)?;
    let mut columns = Vec::new();
    while at < header {
        let (serial, bytes) = varint(types.get(at..)?)?;
        at += bytes;
        let (value, length) = value(serial, body)?;
        columns.push(value);
        body = body.get(length..)?;
    }
    types = types.get(at..)?;
    (types.is_empty() && body.is_empty()).then_some(columns)
}

fn value(serial: u64, body: &[u8]) -> Option<(Value<'_>, usize)> {
    let length = match serial {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(serial).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((serial - 12) / 2).ok()?,
    };
    let bytes = body.get(..length)?;
    let value = match serial {
        0 => Value::Null,
        1..=6 => Value::Integer(integer(bytes)),
        7 => Value::Real,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        _ if serial.is_multiple_of(2) => Value::Blob(bytes),
        _ => Value::Text(std::str::from_utf8(bytes).ok()?),
    };
    Some((value, length))
}

/// Big-endian, the first bit is the sign.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let start = if negative { -1 } else { 0 };
    bytes.iter().fold(start, |number, byte| number << 8 | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_variable_length() {
        let check = |bytes: &[u8], expected| assert_eq!(varint(bytes), expected, "{bytes:?}");
        check(&[0], Some((0, 1)));
        check(&[0x7f, 1], Some((127, 1)));
        check(&[0x81, 0], Some((128, 2)));
        check(&[0xff; 9], Some((u64::MAX, 9)));
        check(&[0x80, 0x80], None);
        check(&[], None);
    }

    #[test]
    fn columns_of_every_kind() {
        let record = [&[7, 0, 1, 2, 9, 15, 16][..], &[0xfe, 1, 0, b'a', 7, 8]].concat();
        let expected = [
            Value::Null,
            Value::Integer(-2),
            Value::Integer(256),
            Value::Integer(1),
            Value::Text("a"),
            Value::Blob(&[7, 8]),
        ];
        assert_eq!(columns(&record).unwrap(), expected);
        assert_eq!(columns(&record[..record.len() - 1]), None);
        assert_eq!(columns(&[&record[..], &[0]].concat()), None);
        assert_eq!(columns(&[2, 15, 0xff]), None);
        assert_eq!(columns(&[2, 10]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_record_or_not(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            columns(&bytes);
        }
    }
}
