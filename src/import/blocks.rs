//! Raw blocks as the stages look at them: with their plain text, and what follows at once from how they are set.

use crate::source::labels::{self, LabelStyle};
use crate::source::raw::{RawBlock, RawKind, RawRun, Style};
use crate::source::runs;
use crate::source::sentences::is_drawn_line;

/// A raw block and its plain text.
#[derive(Clone, Debug)]
pub(crate) struct TextBlock {
    /// What the format says it is.
    pub kind: RawKind,
    /// Its text. A number that the word processor made begins it, as one that was typed would.
    pub runs: Vec<RawRun>,
    /// Its text, plain.
    pub text: String,
    /// Its line, or where there are no lines its paragraph.
    pub line: usize,
    /// The level of a heading style, or the number of `#`.
    pub outline_level: Option<usize>,
    /// Whether the source says that it is set in the middle of the page.
    pub centred: bool,
    /// Whether it is a whole paragraph, to which nothing is joined.
    pub whole: bool,
    /// The page on which it begins, where the source says so.
    pub page: Option<u32>,
}

impl TextBlock {
    /// A block as it was read.
    pub(crate) fn new(raw: RawBlock) -> Self {
        let RawBlock { kind, mut runs, hints } = raw;
        if let Some(label) = hints.label.filter(|label| !label.is_empty()) {
            let bold = runs::is_set(&runs, Style::Strong);
            let style = if bold { Style::Strong } else { Style::Plain };
            runs.insert(0, RawRun::Text(style, format!("{label} ")));
        }
        for run in &mut runs {
            if let RawRun::Reference(reference) = run
                && reference.line == 0
            {
                reference.line = hints.line;
            }
        }
        let text = runs::plain(&runs);
        let drawn = matches!(kind, RawKind::Text) && is_drawn_line(&text);
        Self {
            kind: if drawn { RawKind::Rule } else { kind },
            text,
            runs,
            line: hints.line,
            outline_level: hints.outline_level,
            centred: hints.centred,
            whole: hints.whole,
            page: hints.page,
        }
    }

    /// Whether it is a paragraph, a heading or a line.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.kind, RawKind::Text)
    }

    /// Whether it is one whose format does not call it a heading.
    pub(crate) fn is_body_text(&self) -> bool {
        self.is_text() && self.outline_level.is_none()
    }

    /// Whether it is a line drawn across the page, or a page break.
    pub(crate) fn is_rule(&self) -> bool {
        matches!(self.kind, RawKind::Rule | RawKind::PageBreak)
    }

    /// Whether it is a rule or a note: what stands between the texts of two pages.
    pub(crate) fn is_between_texts(&self) -> bool {
        self.is_rule() || matches!(self.kind, RawKind::Note { .. })
    }

    /// Whether all its words are strong.
    pub(crate) fn is_bold(&self) -> bool {
        runs::is_set(&self.runs, Style::Strong)
    }

    /// Whether it is set as a heading: with a heading style, or wholly bold.
    pub(crate) fn is_set_off(&self) -> bool {
        self.is_text() && (self.outline_level.is_some() || self.is_bold())
    }

    /// Whether it begins with a number that headings have.
    pub(crate) fn is_numbered(&self) -> bool {
        labels::label(&self.text).is_some_and(|label| label.style != LabelStyle::Bracketed)
    }

    /// The words of its first line.
    pub(crate) fn first_line(&self) -> String {
        runs::first_line(&self.runs)
    }
}
