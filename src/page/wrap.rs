//! Breaks a text into rows of at most a width: at spaces, or inside a word that is wider than a row.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Link, Piece, Tone};

/// The text of a piece that ends a line. No text of a report holds this character.
pub(super) const LINE_END: &str = "\n";

/// A word or a part of one, with the spaces after it, after which the row may end.
struct Fragment<'a> {
    /// The word and its spaces; either may be missing.
    text: &'a str,
    /// Whether each of its characters is one column wide. If not, the word is a single grapheme.
    simple: bool,
    /// Columns of the word.
    width: usize,
    /// How many spaces follow, one column each, no-break spaces not counted.
    spaces: usize,
    /// Whether the row ends after it in any case.
    ends_line: bool,
    tone: Tone,
    link: Option<Link>,
    /// Characters of the node's plain text; empty for text that the page adds.
    chars: Range<usize>,
}

impl<'a> Fragment<'a> {
    /// The word without its spaces.
    fn word(&self) -> &'a str {
        &self.text[..self.text.len() - self.spaces]
    }

    /// The first `columns` columns of its word, and the rest, if the word is wider. A single grapheme is not split.
    fn split(&self, columns: usize) -> Option<(Self, Self)> {
        if columns == 0 || !self.simple {
            return None;
        }
        let at = self.word().char_indices().nth(columns)?.0;
        let (first, rest) = self.text.split_at(at);
        let middle = (self.chars.start + columns).min(self.chars.end);
        Some((
            Self {
                text: first,
                width: columns,
                spaces: 0,
                chars: self.chars.start..middle,
                ..*self
            },
            Self {
                text: rest,
                width: self.width - columns,
                chars: middle..self.chars.end,
                ..*self
            },
        ))
    }
}

/// A wrapped row: its pieces, and the characters of the plain text that it covers, spaces at its end included.
pub(super) struct Wrapped {
    pub pieces: Vec<Piece>,
    pub chars: Range<usize>,
}

/// Breaks `pieces` into rows of at most `width` columns, and at [`LINE_END`]. No character is lost: the ranges of the rows
/// are contiguous. A grapheme wider than a row is drawn as `?`. At width 0 there is one row that draws nothing.
pub(super) fn wrap(pieces: &[Piece], width: usize) -> Vec<Wrapped> {
    if width == 0 {
        let start = pieces.first().map_or(0, |piece| piece.chars.start);
        let end = pieces.last().map_or(start, |piece| piece.chars.end);
        return vec![Wrapped { pieces: Vec::new(), chars: start..end }];
    }
    // Most cells and labels take one row, and a vector that grows by itself begins with four.
    let mut rows = Vec::with_capacity(1);
    // The fragments of the current row. Those of the whole text would need more memory than the text.
    let mut waiting: Vec<Fragment> = Vec::new();
    let mut used = 0;
    // The number of fragments up to the last space, at which the row may end.
    let mut after_space = None;
    for mut fragment in pieces.iter().flat_map(|piece| fragments(piece, width)) {
        while !fragment.word().is_empty() && used + fragment.width > width {
            if after_space.is_none()
                && let Some((first, rest)) = fragment.split(width.saturating_sub(used))
            {
                waiting.push(first);
                fragment = rest;
            }
            if waiting.is_empty() {
                break;
            }
            let end = after_space.take().unwrap_or(waiting.len());
            rows.push(row(&waiting[..end]));
            waiting.drain(..end);
            used = waiting.iter().map(|fragment| fragment.width).sum();
        }
        used += fragment.width + fragment.spaces;
        let (breaks, ends_line) = (fragment.spaces > 0, fragment.ends_line);
        waiting.push(fragment);
        if ends_line {
            rows.push(row(&waiting));
            waiting.clear();
            (used, after_space) = (0, None);
        } else if breaks {
            after_space = Some(waiting.len());
        }
    }
    if rows.is_empty() || !waiting.is_empty() {
        rows.push(row(&waiting));
    }
    rows
}

/// The columns of a text, by the width of its graphemes.
pub fn columns(text: &str) -> usize {
    if is_simple(text) {
        text.chars().count()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// Whether every character of a text is a grapheme of its own, one column wide. This is much faster than finding graphemes.
pub fn is_simple(text: &str) -> bool {
    text.chars().all(crate::text::is_simple)
}

/// A text cut to `width` columns, its last an ellipsis if anything was cut.
pub fn fitted(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let Some(available) = width.checked_sub(1) else {
        return String::new();
    };
    let mut cut = String::new();
    if is_simple(text) {
        cut.extend(text.chars().take(available));
    } else {
        let mut used = 0;
        for grapheme in text.graphemes(true) {
            used += grapheme.width();
            if used > available {
                break;
            }
            cut.push_str(grapheme);
        }
    }
    cut.push('…');
    cut
}

/// A text cut to `width` columns, its last an ellipsis if anything was cut. It is cut at a space, unless less than half of
/// the columns would be left.
pub(crate) fn cut_at_word(text: &str, width: usize) -> String {
    let cut = fitted(text, width);
    let Some(kept) = cut.strip_suffix('…').filter(|_| cut != text) else {
        return cut;
    };
    let whole_word = text[kept.len()..].starts_with(char::is_whitespace);
    let end = if whole_word { Some(kept.len()) } else { kept.rfind(char::is_whitespace) };
    match end.map(|end| kept[..end].trim_end()).filter(|words| 2 * columns(words) >= width) {
        // What was cut before it came here does not end in two of them.
        Some(words) => format!("{}…", words.trim_end_matches('…')),
        None => format!("{}…", kept.trim_end_matches('…')),
    }
}

/// A piece's fragments: the words of a simple text, the graphemes of any other. `available` is the width of a row.
fn fragments(piece: &Piece, available: usize) -> impl Iterator<Item = Fragment<'_>> {
    let added = piece.chars.is_empty();
    // The end of a line is a space that is not drawn.
    let ends_line = piece.text == LINE_END;
    let text = if ends_line { " " } else { piece.text.as_str() };
    let simple = is_simple(text);
    // A reference stays whole and with its word; where else a link leads is said in words.
    let may_break = !matches!(piece.link, Some(Link::Note(_)));
    let mut at = piece.chars.start;
    let mut rest = text;
    std::iter::from_fn(move || {
        let text =
            if simple { first_word(rest, may_break)? } else { rest.graphemes(true).next()? };
        rest = &rest[text.len()..];
        let spaces = match text.trim_end_matches(' ') {
            word if may_break => text.len() - word.len(),
            _ => 0,
        };
        let count = text.chars().count();
        let start = at;
        if !added {
            at += count;
        }
        let width = if simple { count } else { text.width() } - spaces;
        let (text, width) = if !simple && width > available { ("?", 1) } else { (text, width) };
        Some(Fragment {
            text,
            simple,
            width,
            spaces,
            ends_line,
            tone: piece.tone,
            link: piece.link,
            chars: start..at,
        })
    })
}

/// The first word of a text with the spaces after it; the whole text if it may not break; none of an empty text.
fn first_word(text: &str, may_break: bool) -> Option<&str> {
    // A loop over bytes, since for such short words `str::find` takes longer to set up than to search.
    let mut bytes = text.bytes().enumerate();
    let after_space = bytes
        .by_ref()
        .find(|&(_, byte)| byte == b' ')
        .and_then(|_| bytes.find(|&(_, byte)| byte != b' '));
    match after_space {
        Some((end, _)) if may_break => Some(&text[..end]),
        _ => (!text.is_empty()).then_some(text),
    }
}

fn row(fragments: &[Fragment]) -> Wrapped {
    let chars = match (fragments.first(), fragments.last()) {
        (Some(first), Some(last)) => first.chars.start..last.chars.end,
        _ => 0..0,
    };
    let shown = fragments
        .iter()
        .rposition(|fragment| !fragment.word().is_empty())
        .map_or(0, |last| last + 1);
    let mut bytes = fragments[..shown].iter().map(|f| f.text.len()).sum();
    let mut pieces: Vec<Piece> = Vec::with_capacity(1);
    for (i, fragment) in fragments[..shown].iter().enumerate() {
        // The spaces at the end are not drawn.
        let hidden = if i + 1 == shown { fragment.spaces } else { 0 };
        let text = &fragment.text[..fragment.text.len() - hidden];
        let Range { start, end } = fragment.chars;
        let chars = start..end.saturating_sub(hidden).max(start);
        match pieces.last_mut() {
            Some(piece)
                if piece.tone == fragment.tone
                    && piece.link == fragment.link
                    && piece.chars.end == chars.start
                    && piece.chars.is_empty() == chars.is_empty() =>
            {
                piece.text.push_str(text);
                piece.chars.end = chars.end;
            }
            _ => {
                // With capacity for the rest of the row, which is nearly always one piece.
                let mut row_text = String::with_capacity(bytes);
                row_text.push_str(text);
                pieces.push(Piece {
                    text: row_text,
                    tone: fragment.tone,
                    link: fragment.link,
                    chars,
                });
            }
        }
        bytes -= fragment.text.len();
    }
    Wrapped { pieces, chars }
}
