//! The text of one paragraph while it is put together: pieces as Word keeps them, cut anywhere, become runs.

use std::borrow::Cow;
use std::mem::take;

use super::fonts::Font;
use super::styles::VerticalAlign;
use crate::source::encoding;
use crate::source::raw::{NoteReference, RawRun, ReferenceForm, Style};

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) style: Style,
    pub(super) font: Font,
    pub(super) position: VerticalAlign,
    /// Whether its letters are shown as capitals.
    pub(super) capitals: bool,
}

/// The runs of a paragraph as far as they have been read.
#[derive(Default)]
pub(super) struct ParagraphRuns {
    /// The number of the paragraph in the file, from 1.
    pub(super) number: usize,
    runs: Vec<RawRun>,
    /// The last pieces, as long as they are set alike: a letter and its mark may be in two of them.
    pending: String,
    format: Format,
    /// Whether something has been read that is seen.
    seen: bool,
    /// A page has begun since.
    page: Option<u32>,
    /// Whether there was an Ƣ for an Ư.
    pub(super) has_gha: bool,
}

impl ParagraphRuns {
    /// Of the paragraph of this number.
    pub(super) fn new(number: usize) -> Self {
        Self { number, ..Self::default() }
    }

    /// Adds a piece of text.
    pub(super) fn text(&mut self, text: &str, format: Format) {
        if text.is_empty() {
            return;
        }
        if let Some(page) = self.page.take().filter(|_| !self.is_empty()) {
            self.end_piece();
            self.runs.push(RawRun::Page(page));
        }
        let is_blank = text.trim().is_empty();
        self.seen |= !is_blank;
        self.has_gha |= text.contains(encoding::is_gha);
        // Blanks look the same however they are set.
        if format != self.format && (self.pending.is_empty() || !is_blank) {
            self.end_piece();
            self.format = format;
        }
        self.pending.push_str(text);
    }

    /// Adds a blank unless there is one.
    pub(super) fn blank(&mut self, format: Format) {
        let blank = if self.pending.is_empty() {
            !matches!(self.runs.last(), Some(RawRun::Text(_, text)) if !text.ends_with(' '))
        } else {
            self.pending.ends_with(' ')
        };
        if !blank {
            self.text(" ", format);
        }
    }

    /// Adds a reference to a note.
    pub(super) fn reference(&mut self, key: String) {
        self.end_piece();
        self.seen = true;
        let (form, line) = (ReferenceForm::Certain, self.number);
        self.runs.push(RawRun::Reference(NoteReference { key, form, line, exponent: false }));
    }

    /// Ends a line within the paragraph.
    pub(super) fn line_break(&mut self) {
        self.end_piece();
        if let Some(RawRun::Text(_, text)) = self.runs.last_mut() {
            text.truncate(text.trim_end().len());
        }
        if !matches!(self.runs.last(), None | Some(RawRun::Break)) {
            self.runs.push(RawRun::Break);
        }
    }

    /// A page begins here.
    pub(super) fn page(&mut self, page: Option<u32>) {
        self.page = page;
    }

    /// Whether nothing has been read that is seen.
    pub(super) fn is_empty(&self) -> bool {
        !self.seen
    }

    /// The runs of the paragraph, without blanks and breaks at their ends.
    pub(super) fn finish(mut self) -> Vec<RawRun> {
        self.end_piece();
        let mut runs = self.runs;
        while let Some(last) = runs.last_mut() {
            match last {
                RawRun::Text(_, text) if !text.trim().is_empty() => {
                    text.truncate(text.trim_end().len());
                    break;
                }
                RawRun::Reference(_) => break,
                _ => drop(runs.pop()),
            }
        }
        trim_start(&mut runs);
        runs
    }

    fn end_piece(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = take(&mut self.pending);
        let text = self.format.font.decode(&text);
        let text = encoding::clean(Cow::Owned(text)).into_owned();
        let text = if self.format.capitals { text.to_uppercase() } else { text };
        if self.format.position == VerticalAlign::Raised
            && let Some(key) = raised_key(&text)
        {
            let exponent = is_exponent(self.last_text(), key);
            let (key, form, line) = (key.to_owned(), ReferenceForm::Raised, self.number);
            self.runs.push(RawRun::Reference(NoteReference { key, form, line, exponent }));
            if text.ends_with(' ') {
                self.push(" ".to_owned());
            }
        } else if !text.is_empty() {
            self.push(text);
        }
    }

    fn push(&mut self, text: String) {
        match self.runs.last_mut() {
            // Blanks at the beginning of a line are not seen.
            Some(RawRun::Break) => {
                let text = text.trim_start().to_owned();
                if !text.is_empty() {
                    self.runs.push(RawRun::Text(self.format.style, text));
                }
            }
            Some(RawRun::Text(style, last)) if *style == self.format.style => last.push_str(&text),
            _ => self.runs.push(RawRun::Text(self.format.style, text)),
        }
    }

    fn last_text(&self) -> &str {
        match self.runs.last() {
            Some(RawRun::Text(_, text)) => text,
            _ => "",
        }
    }
}

/// Takes blanks and breaks from the beginning of runs.
pub(super) fn trim_start(runs: &mut Vec<RawRun>) {
    let blank = |run: &RawRun| match run {
        RawRun::Text(_, text) => text.trim().is_empty(),
        RawRun::Break | RawRun::LineEnd | RawRun::Page(_) => true,
        RawRun::Reference(_) => false,
    };
    let begin = runs.iter().position(|run| !blank(run)).unwrap_or(runs.len());
    runs.drain(..begin);
    if let Some(RawRun::Text(_, text)) = runs.first_mut() {
        *text = text.trim_start().to_owned();
    }
}

/// What a raised text would be the number of a note by: up to three digits, in brackets or not.
fn raised_key(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = [("(", ")"), ("[", "]")]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .unwrap_or(text);
    let is_number = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some(inner)
}

/// Whether a raised number behind this text is an exponent: of a unit of length, or of ten.
fn is_exponent(before: &str, key: &str) -> bool {
    let word_begin = before
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[word_begin..];
    // A number may touch its unit: `500m`.
    match word.trim_start_matches(|c: char| c.is_ascii_digit()) {
        "m" | "km" | "cm" | "mm" | "dm" | "hm" => key == "2" || key == "3",
        "" => word == "10",
        _ => false,
    }
}
