//! How much a report may hold. Counted in the bytes, before anything is made of them: a file that is small on disk can be
//! large in memory, and would be read, indexed and set for longer than anybody waits.
//!
//! At each limit the worst report that is known opens, at its end and with its index, within two seconds and a gigabyte.

use std::fmt;

/// The most text, in bytes: of Markdown the whole source, of JSON what its strings hold. A report of 40 printed pages has
/// some 80 KB.
const MAX_TEXT: usize = 4 << 20;

/// The most lines with something on them and marks (emphasis, cells, tags, notes) of a Markdown source. The worst of
/// them makes six values in JSON.
const MAX_MARKS: usize = 150_000;

/// The most values of a JSON text: strings, lists, objects, each member and each element.
const MAX_VALUES: usize = 6 * MAX_MARKS;

/// Which limit is exceeded, and where in the text.
#[derive(Debug)]
pub struct Exceeded {
    what: &'static str,
    limit: usize,
    /// From 1.
    line: usize,
    /// In bytes, from 1.
    column: usize,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            limit,
            line,
            column,
        } = self;
        write!(
            f,
            "more {what} than the limit of {limit}, line {line} column {column}"
        )
    }
}

impl std::error::Error for Exceeded {}

/// Counts what a Markdown source holds.
pub fn markdown(source: &[u8]) -> Result<(), Exceeded> {
    // As it will be read: a byte that is no UTF-8 becomes three.
    let source = String::from_utf8_lossy(source);
    let source = source.as_bytes();
    let mut count = 0;
    let mut before = b'\n';
    for (at, &byte) in source.iter().enumerate() {
        let counts = match byte {
            b'\n' | b'\r' => !matches!(before, b'\n' | b'\r'),
            b'|' | b'*' | b'_' | b'<' | b'[' | b'`' => true,
            // Raised digits and brackets, which may be the marks of notes: ² ³ ¹, and those from ⁰ on.
            0xb2 | 0xb3 | 0xb9 => before == 0xc2,
            0x81 => before == 0xe2,
            _ => false,
        };
        count += usize::from(counts);
        if count > MAX_MARKS {
            return Err(exceeded("lines and marks", MAX_MARKS, source, at));
        }
        before = byte;
    }
    if source.len() > MAX_TEXT {
        return Err(exceeded("bytes", MAX_TEXT, source, MAX_TEXT));
    }
    Ok(())
}

/// Counts what a JSON text holds. Whether it is JSON is another's question.
pub fn json(source: &[u8]) -> Result<(), Exceeded> {
    let (mut values, mut text) = (0, 0);
    let mut at = 0;
    while let Some(&byte) = source.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'[' | b'{' | b',' => values += 1,
            b'"' => {
                at += string(&source[at..]);
                let next = source[at..].iter().find(|byte| !byte.is_ascii_whitespace());
                if next != Some(&b':') {
                    text += at - start;
                }
            }
            _ => {}
        }
        if values > MAX_VALUES {
            return Err(exceeded("values", MAX_VALUES, source, start));
        }
        if text > MAX_TEXT {
            return Err(exceeded("bytes of text", MAX_TEXT, source, start));
        }
    }
    Ok(())
}

/// The bytes of a string behind its first quote, the last one included.
fn string(rest: &[u8]) -> usize {
    let mut escaped = false;
    for (at, &byte) in rest.iter().enumerate() {
        if byte == b'"' && !escaped {
            return at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    rest.len()
}

fn exceeded(what: &'static str, limit: usize, source: &[u8], at: usize) -> Exceeded {
    let ends = (0..at).filter(|&at| source[at] == b'\n');
    let (line, start) = ends.fold((1, 0), |(line, _), end| (line + 1, end + 1));
    Exceeded {
        what,
        limit,
        line,
        column: at - start + 1,
    }
}
