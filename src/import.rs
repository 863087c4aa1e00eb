//! Markdown to a [`Report`], as Vietnamese offices write it: the numbering is the structure, whatever the `#` say.
//!
//! Reading never fails. What had to be guessed, and what was left out, stands in [`Imported::problems`] with its line.
//!
//! The text goes through these rooms, each a function of what the one before it made:
//!
//! ```text
//! bytes ─ lines ─► chunks ─ roles ─► what each chunk is ─ assemble ─► drafts ─ write ─► Report
//! ```
//!
//! - `lines` decodes, and groups lines into chunks by their `forms`: paragraphs, bullets, tables, notes, rules.
//! - `inline` reads emphasis, marks of notes, entities and HTML within a chunk into `spans`; `markup` knows each of
//!   them by its beginning.
//! - `numbering` reads the label a text begins with; `tables` reads tables; `pages` knows what a page break leaves.
//! - `frame` finds the title, the letterhead, the recipients and the signature; `roles` tells headings from items.
//! - `assemble` puts blocks into sections, as `drafts`, and rejoins what a page break cut.
//! - `write` makes the report: `outline` nests the headings and gives them ids, `footnotes` finds each mark's note.
//!
//! Markdown that `baocao export` has written says exactly what it means and goes another way, both there and back:
//! `exact`.
//!
//! Nothing here looks at an input twice in proportion to its length: time is linear in the source.

mod assemble;
mod drafts;
mod exact;
mod footnotes;
mod forms;
mod frame;
mod inline;
pub mod layout;
mod lines;
mod markup;
mod numbering;
mod outline;
mod pages;
mod roles;
mod spans;
mod tables;
mod write;

use std::fmt;

pub use exact::{is_exact, markdown};

use crate::report::Report;
use crate::report::json::CurationFile;
use crate::text::SafeText;

/// A report, and what the importer had to guess to make it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The report.
    pub report: Report,
    /// Every guess and every oddity, in the order of the source.
    pub problems: Vec<Problem>,
}

/// One thing that was guessed, odd or left out. Prints as `line 12: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the source, from 1.
    pub line: usize,
    /// What it is, in plain English.
    pub message: SafeText,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// Reads a Markdown source, with what people know beyond it. Whatever the bytes are, there is a report.
pub fn import(source: &[u8], curation: Option<CurationFile>) -> Imported {
    let mut problems = Problems::default();
    let is_exact = exact::is_exact(source);
    let source = lines::decode(source, &mut problems);
    let mut report = if is_exact {
        exact::report(&source, &mut problems)
    } else {
        let chunks = lines::chunks(&source, &mut problems);
        let roles = roles::roles(&chunks, &mut problems);
        let drafts = assemble::drafts(&chunks, &roles, &mut problems);
        write::report(drafts, &mut problems)
    };
    if let Some(file) = curation {
        report.issuer = file.issuer;
        report.years = file.years;
        report.curation = file.curation;
    }
    Imported { report, problems: problems.in_order() }
}

/// Collects problems as they are met.
#[derive(Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn add(&mut self, line: usize, message: &str) {
        self.0.push(Problem { line, message: SafeText::new(message) });
    }

    fn in_order(mut self) -> Vec<Problem> {
        self.0.sort_by_key(|problem| problem.line);
        self.0
    }
}

/// The beginning of a text, to name it by in a message.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
