//! A text that has been read: styled words, what may be marks of notes, and where lines ended.

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As the text around it.
    Plain,
    /// Italic.
    Em,
    /// Bold, or bold and italic.
    Strong,
}

/// What may be the mark of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is looked up by: the label without brackets.
    pub key: String,
    /// How it was written.
    pub form: MarkForm,
    /// Its line in the source.
    pub line: usize,
    /// Whether it stands where an exponent does: `m<sup>2</sup>`.
    pub exponent: bool,
}

/// How a mark is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkForm {
    /// `<sup>1</sup>`.
    Sup,
    /// `[^1]`.
    Caret,
    /// `¹`.
    Character,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(Style, String),
    /// Perhaps the mark of a note.
    Mark(Mark),
    /// Where a line ended.
    Break,
}

/// The plain text of the first line.
pub fn first_line(spans: &[Span]) -> String {
    let end = spans.iter().position(|span| *span == Span::Break);
    plain(&spans[..end.unwrap_or(spans.len())])
}

/// The words of spans; a break is a space, except within a number range that a line end has cut.
pub fn plain(spans: &[Span]) -> String {
    let mut text = String::new();
    for (i, span) in spans.iter().enumerate() {
        match span {
            Span::Text(_, words) => text.push_str(words),
            Span::Mark(_) => {}
            Span::Break => {
                if is_space(&text, &spans[i + 1..]) {
                    text.push(' ');
                }
            }
        }
    }
    text
}

/// Whether a line end between words is a space: it is none within a number range, nor before the mark of a note.
pub fn is_space(before: &str, after: &[Span]) -> bool {
    !matches!(after.first(), Some(Span::Mark(_))) && !glues(before, first(after).map(|(_, c)| c))
}

/// The first character of the words of spans, and how it is set. Looks only past a few marks.
pub fn first(spans: &[Span]) -> Option<(Style, char)> {
    spans.iter().take(4).find_map(|span| match span {
        Span::Text(style, words) => Some((*style, words.chars().next()?)),
        _ => None,
    })
}

/// Whether a line end cut a word or a number range, so that nothing stands between: `2023-` and `2028`.
pub fn glues(before: &str, after: Option<char>) -> bool {
    let mut back = before.chars().rev();
    matches!(back.next(), Some('-' | '–'))
        && match (back.next(), after) {
            (Some(b), Some(a)) => (b.is_numeric() || b.is_ascii_alphabetic()) && a.is_numeric(),
            _ => false,
        }
}

/// Takes `bytes` of words from the front, and the white space and breaks after them.
pub fn cut_front(spans: &mut Vec<Span>, mut bytes: usize) {
    let mut whole = 0;
    for span in spans.iter_mut() {
        match span {
            Span::Break => bytes = bytes.saturating_sub(1),
            Span::Mark(_) if bytes == 0 => break,
            Span::Mark(_) => {}
            Span::Text(_, words) if bytes >= words.len() => bytes -= words.len(),
            Span::Text(_, words) => {
                let at = words.ceil_char_boundary(bytes);
                let rest = words[at..].trim_start();
                *words = rest.to_owned();
                if !words.is_empty() {
                    break;
                }
                bytes = 0;
            }
        }
        whole += 1;
    }
    // Marks among the words taken stay: they belong to what follows.
    let mut index = 0;
    spans.retain(|span| {
        index += 1;
        index > whole || matches!(span, Span::Mark(_))
    });
    while matches!(spans.first(), Some(Span::Break)) {
        spans.remove(0);
    }
}

/// Collapses white space; drops it at the ends and beside breaks, and drops what is then empty.
pub fn tidy(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    // Whether white space here would follow other white space, or nothing.
    let mut spaced = true;
    for span in spans {
        match span {
            Span::Text(style, words) => {
                let mut kept = String::with_capacity(words.len());
                for c in words.chars() {
                    let space = c.is_whitespace();
                    if !(space && spaced) {
                        kept.push(if space { ' ' } else { c });
                    }
                    spaced = space;
                }
                match out.last_mut() {
                    _ if kept.is_empty() => {}
                    Some(Span::Text(last, before)) if *last == style => before.push_str(&kept),
                    _ => out.push(Span::Text(style, kept)),
                }
            }
            Span::Mark(mark) => {
                spaced = false;
                out.push(Span::Mark(mark));
            }
            Span::Break => {
                trim_end(&mut out);
                spaced = true;
                if !matches!(out.last(), None | Some(Span::Break)) {
                    out.push(Span::Break);
                }
            }
        }
    }
    trim_end(&mut out);
    while matches!(out.last(), Some(Span::Break)) {
        out.pop();
        trim_end(&mut out);
    }
    out
}

fn trim_end(spans: &mut Vec<Span>) {
    while let Some(Span::Text(_, words)) = spans.last_mut() {
        words.truncate(words.trim_end().len());
        if !words.is_empty() {
            break;
        }
        spans.pop();
    }
}
