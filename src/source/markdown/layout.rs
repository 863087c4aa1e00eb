//! How the lines of a source are set: folded at a width, or a line for each paragraph.

use super::forms::{SourceLine, underline};

/// What the end of a line may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineLayout {
    /// Too few lines to know.
    Unknown,
    /// Lines are folded at about so many characters: one that ends well before is the last of its paragraph.
    Folded(usize),
    /// Lines are not folded: each is a paragraph.
    Paragraphs,
}

impl LineLayout {
    /// The layout of these lines.
    pub(super) fn of(lines: &[SourceLine<'_>]) -> Self {
        /// A line longer than this has not been folded.
        const LONGEST_FOLDED: usize = 200;
        const FEWEST_LINES: usize = 5;
        let is_running =
            |text: &str| !text.starts_with(['#', '|', '<', '+', '>']) && underline(text).is_none();
        // Of lines that another follows at once: the last line of a paragraph may be of any length.
        let mut lengths: Vec<usize> = lines
            .iter()
            .zip(lines.iter().skip(1).map(Some).chain([None]))
            .map(|(line, next)| (line.text.trim(), next.map_or("", |next| next.text.trim())))
            .filter(|(text, next)| {
                let long = text.chars().nth(LONGEST_FOLDED).is_some();
                !text.is_empty() && is_running(text) && (long || !next.is_empty())
            })
            .map(|(text, _)| text.chars().count())
            .collect();
        lengths.sort_unstable();
        let all: usize = lengths.iter().sum();
        let long: usize = lengths.iter().filter(|length| **length > LONGEST_FOLDED).sum();
        if long * 10 > all * 3 {
            return Self::Paragraphs;
        }
        let Some(&width) = lengths.get(lengths.len() * 95 / 100) else {
            return Self::Unknown;
        };
        let full = lengths.iter().filter(|length| **length * 5 >= width * 4).count();
        if (40..=130).contains(&width) && full >= FEWEST_LINES && full * 4 >= lengths.len() {
            Self::Folded(width)
        } else {
            Self::Unknown
        }
    }

    /// Whether a line ends well before the width although the next word would have fitted.
    pub(super) fn ends_early(self, line: &str, next_word: &str) -> bool {
        match self {
            Self::Folded(width) => {
                let used = line.chars().count() + 1 + next_word.chars().count();
                used * 5 <= width * 4
            }
            _ => false,
        }
    }
}
