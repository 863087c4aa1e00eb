//! Lines as programs that convert Word files, pages and PDFs break them, mended before anything is read from them.
//! Each repair is of a habit of one of these programs; what was only moved or marked up otherwise is not told of.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::forms::{SourceLine, hashes, underline};
use super::list_numbers::{self, Nesting};
use super::markup;
use crate::source::labels::{self, LabelStyle};
use crate::source::phrases::{begins_front_matter, is_dated, is_letterhead};
use crate::source::problem::{ProblemKind, Problems, excerpt};
use crate::source::sentences::{ends_sentence, is_caps};

/// The lines of a source, mended.
pub(super) fn lines<'a>(source: &'a str, problems: &mut Problems) -> Vec<SourceLine<'a>> {
    let mut lines: Vec<SourceLine<'a>> = Vec::new();
    let mut raw = source.split('\n').enumerate().peekable();
    let mut nesting = Nesting::default();
    let mut told_of_headings = false;
    // Bullets whose texts are still to come.
    let mut bullets: VecDeque<char> = VecDeque::new();
    while let Some((n, text)) = raw.next() {
        let mut text = Cow::Borrowed(text);
        let number = n + 1;
        if let Some(bullet) = lone_bullet(&text) {
            bullets.push_back(bullet);
            lines.push(SourceLine { text: Cow::Borrowed(""), number });
            continue;
        }
        let begins = lines.last().is_none_or(|line| {
            line.text.trim().is_empty() || ends_sentence(&line.text) || line.text.ends_with(';')
        });
        if begins
            && text.trim_start().starts_with(char::is_uppercase)
            && let Some(bullet) = bullets.pop_front()
        {
            text = Cow::Owned(format!("{bullet} {}", text.trim_start()));
        }
        for _ in 0..MOST_TAG_LINES {
            match raw.next_if(|(_, next)| is_cut_in_tag(&text) && ends_tag(next)) {
                Some((_, next)) => text = Cow::Owned(format!("{text} {}", next.trim_start())),
                None => break,
            }
        }
        // The stop at the end of a paragraph, put first because a raised reference stood before it.
        if text.trim() == "."
            && let Some((_, next)) = raw.next_if(|(_, next)| !next.trim().is_empty())
        {
            text = Cow::Owned(format!("{}.", next.trim_end()));
        }
        if let Some(heading) = heading_of_list(&text) {
            if !told_of_headings {
                told_of_headings = true;
                problems.add(number, ProblemKind::LostHeadingNumbers);
            }
            text = Cow::Owned(heading);
        }
        if let Some(label) = nesting.label(&text)
            && let Some(at) = text.find(|c: char| c.is_ascii_digit())
        {
            if !nesting.told {
                nesting.told = true;
                problems.add(number, ProblemKind::LostPointNumbers);
            }
            let rest = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
            text = Cow::Owned(format!("{}{label}{rest}", &text[..at]));
        }
        if let Some(parts) = parts_of_page(&text) {
            problems.add(number, ProblemKind::PageAsHeading(excerpt(&text)));
            for part in parts {
                lines.push(SourceLine { text: Cow::Owned(part), number });
                lines.push(SourceLine { text: Cow::Borrowed(""), number });
            }
            continue;
        }
        if let Some((left, right)) = columns(&text) {
            if underline(&left).is_none() {
                lines.push(SourceLine { text: Cow::Owned(left), number });
            }
            lines.push(SourceLine { text: Cow::Borrowed(""), number });
            lines.push(SourceLine { text: Cow::Owned(right), number });
            continue;
        }
        lines.push(SourceLine { text: emphasis(text), number });
    }
    list_numbers::restore(&mut lines, problems);
    lines
}

/// The heading that a converter wrote as a point of a list, because Word had numbered it: `2.  ## Kinh tế`. Such numbers
/// begin again behind every paragraph, and Roman ones are made decimal: only those that cannot come of that are kept.
fn heading_of_list(text: &str) -> Option<String> {
    const LONGEST_LABEL: usize = 8;
    let text = text.trim_start();
    let (label, heading) = text.split_once(char::is_whitespace)?;
    let (level, title) = hashes(heading.trim_start()).filter(|_| label.len() <= LONGEST_LABEL)?;
    let marks = "#".repeat(level);
    if label.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit()) {
        let is_number = label.len() > 1 && label.ends_with(['.', ')']);
        is_number.then(|| format!("{marks} {title}"))
    } else {
        labels::label(text).map(|_| format!("{marks} {label} {title}"))
    }
}

/// The bullet that stands alone on a line, apart from its text: pages print them in a column of their own.
fn lone_bullet(text: &str) -> Option<char> {
    let mut chars = text.trim().chars();
    match (chars.next(), chars.next()) {
        (Some(c @ ('•' | '▪' | '●' | '○' | '■' | '\u{f0a7}' | '\u{f0b7}')), None) => {
            Some(c)
        }
        _ => None,
    }
}

/// Most lines that a tag is broken over.
const MOST_TAG_LINES: usize = 4;

/// Whether a line ends within a tag: pandoc folds its lines anywhere.
fn is_cut_in_tag(text: &str) -> bool {
    let Some(at) = text.rfind('<') else {
        return false;
    };
    let inside = &text[at + 1..];
    let name = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    // A tag with a name that is known, were it closed.
    let known = || markup::tag(&format!("<{}>", &inside[..name])).is_some();
    name > 0 && !inside.contains('>') && inside.len() < 400 && known()
}

/// Whether a line holds the end of a tag begun before it.
fn ends_tag(text: &str) -> bool {
    text.find('>').is_some_and(|end| text.find('<').is_none_or(|begin| begin > end))
        || !text.contains('<') && text.contains('=')
}

/// Emphasis as it should have been written.
fn emphasis(text: Cow<'_, str>) -> Cow<'_, str> {
    const SEAM: &str = "** **";
    // `** Một*`: an asterisk that is printed, in italics.
    if text.starts_with("** ") && text.ends_with('*') && text[2..].matches('*').count() == 1 {
        return Cow::Owned(format!("*\\{}", &text[1..]));
    }
    // `* **(DỰ THẢO)***`: italics that begin with a space, and no point of a list.
    if let Some(rest) = text.strip_prefix("* **")
        && let Some(words) = rest.strip_suffix("***")
        && !words.contains('*')
    {
        return Cow::Owned(format!("**{words}**"));
    }
    // `***b)** **Về …***`: bold that ends and begins again at once within italics.
    if text.starts_with("***")
        && let Some(at) = text.find(SEAM)
        && text[..at].matches("**").count() == 1
    {
        return Cow::Owned(text.replacen(SEAM, " ", 1));
    }
    // `## Tên ----`: a rule that was set below a heading.
    if text.starts_with('#')
        && let Some((heading, rule)) = text.trim_end().rsplit_once(' ')
        && underline(rule) == Some('-')
    {
        return Cow::Owned(heading.trim_end().to_owned());
    }
    text
}

/// The columns of a line of a letterhead or of the end, which pages on the web part by a bar: `- Lưu: VT. | CHỦ TỊCH`.
fn columns(text: &str) -> Option<(String, String)> {
    let (left, right) = text.split_once(" | ")?;
    let (left, right) = (left.trim(), right.trim());
    let one_bar = !right.contains('|') && !left.contains('|');
    let framed = begins_front_matter(right) || is_letterhead(right) || is_dated(right);
    let signed = left.ends_with(['.', ';']) && is_caps(right);
    (one_bar && (framed || signed)).then(|| (left.to_owned(), right.to_owned()))
}

/// The parts of a page that is set as one heading, because its type is larger than that of most.
fn parts_of_page(text: &str) -> Option<Vec<String>> {
    const SHORTEST: usize = 100;
    const LONGEST_HEADING: usize = 480;
    let (_, title) = hashes(text.trim())?;
    let length = title.chars().count();
    if length < SHORTEST {
        return None;
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in title.match_indices(' ') {
        if begins_part(&title[start..at], &title[at + 1..]) {
            parts.push(title[start..at].trim().to_owned());
            start = at + 1;
        }
    }
    parts.push(title[start..].trim().to_owned());
    (parts.len() > 2 || length > LONGEST_HEADING).then_some(parts)
}

/// Whether a part of such a page begins behind `before`: a bold number, a bullet behind a stop, a number in capitals.
fn begins_part(before: &str, rest: &str) -> bool {
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    if let Some(bullet) = rest.strip_prefix("- ") {
        return capital(bullet) && before.ends_with(['.', ':', ';', '*']);
    }
    if let Some(bold) = rest.strip_prefix("**") {
        let bold = bold.trim_start_matches('_');
        return bold.starts_with(|c: char| c.is_ascii_digit())
            && before.matches("**").count().is_multiple_of(2);
    }
    // Labels are short: no more of the rest is looked at.
    let end = rest.char_indices().nth(16).map_or(rest.len(), |(at, _)| at);
    labels::label(&rest[..end]).is_some_and(|label| {
        label.style == LabelStyle::Roman && is_caps(&rest[label.len..end]) && before.len() > 4
    })
}
