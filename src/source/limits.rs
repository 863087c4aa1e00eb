//! How much a report may hold. Counted in the bytes, before anything is made of them: a file that is small on disk can be
//! large in memory, and would take too long to read, index and lay out. What multiplies (an id with every address it is
//! part of, a view with all that lies under its addresses, a quote with the passage it is sought in) is counted once the
//! report is read. How large a file may be is for whoever opens it to say.
//!
//! At each limit the worst known report opens, at its end and with its index, within two seconds and a gigabyte.

use std::collections::HashMap;
use std::fmt;

use crate::report::{Node, Report};
use crate::text::SafeText;

/// The most text, in bytes: of Markdown the whole source, of JSON what its strings hold. A report of 40 printed pages has
/// some 80 KB.
const MAX_TEXT: usize = 4 << 20;

/// The most lines with something on them and signs (of emphasis, cells, tags, notes) of a Markdown source. The worst of
/// them makes six values in JSON.
const MAX_MARKS: usize = 150_000;

/// The most values of a JSON text: strings, lists, objects, each member and each element.
const MAX_VALUES: usize = 6 * MAX_MARKS;

/// The longest id, in characters: the address of every block holds its section's.
const MAX_ID: usize = 200;

/// The most views: each is a tab.
const MAX_VIEWS: usize = 100;

/// The largest text read, in bytes: four times the most text, since JSON can be indented.
pub(crate) const MAX_TEXT_BYTES: usize = 16 << 20;

/// The most passages in all views together. A report of 40 printed pages has some 200.
const MAX_VIEWED: usize = 1_000_000;

/// The most text searched for what figures and errata quote, in bytes, if each reads its whole passage. A report with 200
/// figures has half a megabyte.
const MAX_SEARCHED: usize = 256 << 20;

/// Which limit is exceeded, and where: in the text by line and column, in a report by its member.
#[derive(Debug)]
pub(crate) struct Exceeded {
    what: &'static str,
    limit: usize,
    at: String,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, limit, at } = self;
        write!(f, "more {what} than the limit of {limit}, {at}")
    }
}

impl std::error::Error for Exceeded {}

/// Counts what multiplies in a report.
pub(crate) fn report(report: &Report) -> Result<(), Exceeded> {
    ids(report)?;
    themes(report)?;
    quotes(report)
}

fn ids(report: &Report) -> Result<(), Exceeded> {
    let known = &report.curation;
    let lists: [(&str, Vec<&SafeText>); 5] = [
        ("section", report.sections.iter().map(|s| &s.id).collect()),
        ("note", report.notes.iter().map(|n| &n.id).collect()),
        ("view", known.themes.iter().map(|v| &v.id).collect()),
        ("figure", known.figures.iter().map(|f| &f.id).collect()),
        ("erratum", known.errata.iter().map(|e| &e.id).collect()),
    ];
    for (kind, ids) in lists {
        if let Some(long) = ids.iter().position(|id| id.chars().nth(MAX_ID).is_some()) {
            let start: String = ids[long].chars().take(20).collect();
            return Err(Exceeded {
                what: "characters in an id",
                limit: MAX_ID,
                at: format!("{kind} {} (`{start}…`)", long + 1),
            });
        }
    }
    Ok(())
}

fn themes(report: &Report) -> Result<(), Exceeded> {
    let mut viewed = 0;
    if let Some(view) = report.curation.themes.get(MAX_VIEWS) {
        return Err(Exceeded {
            what: "views",
            limit: MAX_VIEWS,
            at: format!("view `{}`", view.id),
        });
    }
    for view in &report.curation.themes {
        for address in &view.places {
            viewed += match report.find(address) {
                Some(Node::Heading(s)) => {
                    let under = &report.sections[report.subtree(s)];
                    under.iter().map(|section| 1 + section.blocks.len()).sum()
                }
                _ => 1,
            };
            if viewed > MAX_VIEWED {
                return Err(Exceeded {
                    what: "passages in views",
                    limit: MAX_VIEWED,
                    at: format!("view `{}` at `{address}`", view.id),
                });
            }
        }
    }
    Ok(())
}

fn quotes(report: &Report) -> Result<(), Exceeded> {
    let known = &report.curation;
    let figures = known.figures.iter().map(|figure| {
        let node = match &figure.note {
            Some(id) => report.note(id).map(Node::Note),
            None => report.find(&figure.block),
        };
        ("figure", &figure.id, node)
    });
    let errata =
        known.errata.iter().map(|erratum| ("erratum", &erratum.id, report.find(&erratum.at)));
    let mut lengths = HashMap::new();
    let mut searched = 0;
    for (kind, id, node) in figures.chain(errata) {
        let Some(node) = node else { continue };
        searched += *lengths.entry(node).or_insert_with(|| report.plain(node).len());
        if searched > MAX_SEARCHED {
            return Err(Exceeded {
                what: "bytes to search for quotes",
                limit: MAX_SEARCHED,
                at: format!("{kind} `{id}`"),
            });
        }
    }
    Ok(())
}

/// Counts what a Markdown source holds.
pub(crate) fn markdown(source: &[u8]) -> Result<(), Exceeded> {
    // As it will be read: a byte that is no UTF-8 becomes three.
    let source = String::from_utf8_lossy(source);
    let source = source.as_bytes();
    let mut count = 0;
    let mut before = b'\n';
    for (at, &byte) in source.iter().enumerate() {
        let counts = match byte {
            b'\n' | b'\r' => !matches!(before, b'\n' | b'\r'),
            b'|' | b'*' | b'_' | b'<' | b'[' | b'`' => true,
            // Raised digits and brackets, which may be the note references: ² ³ ¹, and those from ⁰ on.
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

/// Counts what a JSON text holds. Whether it is JSON is not asked here.
pub(crate) fn json(source: &[u8]) -> Result<(), Exceeded> {
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

/// The lines and columns are from 1, columns in bytes.
fn exceeded(what: &'static str, limit: usize, source: &[u8], at: usize) -> Exceeded {
    let ends = (0..at).filter(|&at| source[at] == b'\n');
    let (line, start) = ends.fold((1, 0), |(line, _), end| (line + 1, end + 1));
    let column = at - start + 1;
    Exceeded { what, limit, at: format!("line {line} column {column}") }
}
