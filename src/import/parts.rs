//! Paragraphs that hold several texts on lines of their own: a heading above its text, points below each other. Authors
//! who end a line within a paragraph mean two.

use super::blocks::TextBlock;
use crate::source::labels;
use crate::source::raw::{RawKind, RawRun, Style};
use crate::source::runs;
use crate::source::sentences::{ends_sentence, is_caps};

/// The texts of a block, each a block.
pub(crate) fn parted(block: TextBlock) -> Vec<TextBlock> {
    if !matches!(block.kind, RawKind::Text | RawKind::Bullet { .. }) {
        return vec![block];
    }
    let mut parts = by_lines(&block.runs);
    if let [only] = parts.as_slice()
        && block.is_text()
        && let Some(at) = aside_below_heading(only)
    {
        let (heading, aside) = only.split_at(at);
        parts = vec![heading.to_vec(), aside.to_vec()];
    }
    if parts.len() == 1 {
        return vec![block];
    }
    // A bullet's sign is not part of its text.
    let begins = |at: usize| (at == 0).then(|| block.kind.clone());
    let parts = parts.into_iter().enumerate();
    parts.map(|(at, runs)| part_of(&block, begins(at), runs)).collect()
}

/// The runs of each text. Each line is looked at with the one before it.
fn by_lines(runs: &[RawRun]) -> Vec<Vec<RawRun>> {
    let mut parts: Vec<Vec<RawRun>> = Vec::new();
    let mut before = LineBefore { text: String::new(), is_bold: false };
    for line in runs.split(|run| *run == RawRun::Break) {
        let text = runs::plain(line);
        let is_bold = runs::is_set(line, Style::Strong);
        match parts.last_mut() {
            Some(part) if !before.ends_above(&text, is_bold) => {
                part.push(RawRun::Break);
                part.extend_from_slice(line);
                before = LineBefore { text, is_bold: is_bold && before.is_bold };
            }
            _ => {
                parts.push(line.to_vec());
                before = LineBefore { text, is_bold };
            }
        }
    }
    parts
}

/// A block of these runs of another, of the kind given, or else of the one that its first words say.
fn part_of(block: &TextBlock, kind: Option<RawKind>, mut runs: Vec<RawRun>) -> TextBlock {
    // Takes the blanks from its front.
    runs::cut_front(&mut runs, 0);
    let text = runs::plain(&runs);
    let indent = match block.kind {
        RawKind::Bullet { indent, .. } => indent,
        _ => 0,
    };
    let kind = kind.unwrap_or_else(|| {
        bullet(&text).map_or(RawKind::Text, |marker| {
            runs::cut_front(&mut runs, marker.len_utf8());
            RawKind::Bullet { indent, marker }
        })
    });
    // A heading style is meant for the heading.
    let outline_level = block.outline_level.filter(|_| runs::is_set(&runs, Style::Strong));
    let text = runs::plain(&runs).trim().to_owned();
    TextBlock { kind, runs, text, outline_level, ..block.clone() }
}

/// The last line of a text so far, and whether all of the text is bold.
struct LineBefore {
    text: String,
    is_bold: bool,
}

impl LineBefore {
    /// Whether the text ends here, above a line that begins another.
    fn ends_above(&self, line: &str, is_bold: bool) -> bool {
        let last = self.text.trim_end();
        let ended = ends_sentence(last) || last.ends_with([';', ':']);
        let heads = self.is_bold && !last.ends_with([',', '-', '–']);
        let below = heads && !is_bold || is_aside(line) && is_caps(last);
        let is_point = || bullet(line).is_some() || labels::label(line).is_some();
        !line.trim().is_empty() && (below || (ended || heads) && is_point())
    }
}

/// The sign that a point begins with.
fn bullet(text: &str) -> Option<char> {
    let marker = text.chars().next().filter(|c| matches!(c, '-' | '–' | '+' | '•'))?;
    let words = text[marker.len_utf8()..].strip_prefix(' ')?;
    words.chars().next().is_some_and(char::is_alphabetic).then_some(marker)
}

/// Where, in a heading that goes on in brackets to its end, those begin. They stand on a line of their own below one in
/// capitals, or are set otherwise.
fn aside_below_heading(runs: &[RawRun]) -> Option<usize> {
    let begins_line = |at: &usize| {
        let bracket =
            matches!(&runs[*at], RawRun::Text(_, words) if words.trim_start().starts_with('('));
        bracket && runs::is_line_end(&runs[*at - 1])
    };
    if is_caps(&runs::first_line(runs))
        && let Some(at) = (1..runs.len()).find(begins_line)
        && is_aside(&runs::plain(&runs[at..]))
    {
        return Some(at);
    }
    let is_bold = |run: &RawRun| !matches!(run, RawRun::Text(style, _) if *style != Style::Strong);
    let at = runs.iter().position(|run| !is_bold(run))?;
    let (heading, aside) = runs.split_at(at);
    let heading = runs::plain(heading);
    let is_apart = at.checked_sub(1).is_some_and(|before| runs::is_line_end(&runs[before]));
    let is_heading = (is_caps(&heading) || is_apart) && labels::label(&heading).is_none();
    (is_heading && is_aside(&runs::plain(aside))).then_some(at)
}

/// Whether all of a text is in brackets.
fn is_aside(text: &str) -> bool {
    let words = text.trim();
    words.starts_with('(') && words.trim_end_matches('.').ends_with(')')
}
