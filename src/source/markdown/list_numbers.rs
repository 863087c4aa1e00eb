//! Numbers that Word made and a converter wrote anew, as a list's: how nested ones nest, and of which kind those are that
//! stand in a row with typed ones. Typed numbers stay as they are.

use std::borrow::Cow;
use std::collections::HashMap;

use super::forms::{SourceLine, indent};
use crate::source::labels::{self, Label, LabelStyle};
use crate::source::problem::{ProblemKind, Problems};
use crate::source::sentences::is_caps;

/// Gives the numbers of lists the kind of the typed ones beside them that are set alike: `1.` before `II.` is `I.`, `1)`
/// before `b)` is `a)`.
pub(super) fn restore(lines: &mut [SourceLine<'_>], problems: &mut Problems) {
    let mut numbered: Vec<NumberedLine> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| NumberedLine::of(at, &line.text))
        .collect();
    // Where no typed number is escaped, those set as body text are typed, too: in a text that is no Markdown, all are.
    // Only `1)` before `b)` is none that anybody types.
    if !lines.iter().any(|line| is_escaped(&line.text)) {
        let is_markdown = lines.iter().any(|line| line.text.contains("**"));
        let may_be_typed = |line: &&mut NumberedLine| {
            line.look.is_none() && !(is_markdown && line.label.delimiter == ')')
        };
        for line in numbered.iter_mut().filter(may_be_typed) {
            line.made = None;
        }
    }
    if numbered.iter().all(|line| line.made.is_none()) {
        return;
    }
    as_beside(numbered.iter_mut().rev(), labels::follows);
    as_beside(numbered.iter_mut(), |own, before| labels::follows(before, own));
    for NumberedLine { at, made, label, is_restored, .. } in numbered {
        let (Some(number), true) = (made, is_restored) else { continue };
        let text = &lines[at].text;
        let Some(begin) = text.find(|c: char| c.is_ascii_digit()) else { continue };
        let printed = format!("{}{}", label.id, label.delimiter);
        let kind = ProblemKind::NumberOfList(number.to_string(), printed.clone());
        problems.add(lines[at].number, kind);
        let rest = text[begin..].trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.get(1..).unwrap_or_default().trim_start();
        lines[at].text = Cow::Owned(format!("{}{printed} {rest}", &text[..begin]));
    }
}

/// Whether a line begins with a number that a converter keeps from being read as a list's: `1\. Kinh tế`.
fn is_escaped(text: &str) -> bool {
    let body = text.trim_start_matches(['>', ' ', '#', '*', '_']);
    let rest = body.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < body.len() && rest.starts_with('\\')
}

/// A line that begins with a number, typed or made by a converter.
struct NumberedLine {
    /// Its position.
    at: usize,
    /// The number, if a converter made it.
    made: Option<u32>,
    /// Its label, as far as it is known.
    label: Label,
    /// How its words are set.
    look: Option<Look>,
    /// Whether the label has been found from others.
    is_restored: bool,
}

impl NumberedLine {
    fn of(at: usize, text: &str) -> Option<Self> {
        let body = text.trim_start();
        let is_made = body.starts_with(|c: char| c.is_ascii_digit());
        let plain: String = if is_made {
            body.to_owned()
        } else {
            // Labels are short.
            let typed = body.trim_start_matches(['>', ' ', '#', '*', '_']);
            typed.chars().take(40).filter(|c| *c != '\\').collect()
        };
        let label = labels::label(&plain)?;
        let is_made = is_made && label.style == LabelStyle::Number(1);
        let look = if is_made {
            Look::of(&plain[label.len..])
        } else {
            let marks = body.trim_start_matches(['>', ' ', '#']);
            let stars = marks.len() - marks.trim_start_matches('*').len();
            Look::of(&format!("{}{}", &marks[..stars], &plain[label.len..]))
                .map(|look| Look { stars: look.stars, ..look })
        };
        let made = is_made.then_some(label.value);
        Some(Self { at, made, label, look, is_restored: false })
    }

    /// Its label if it counts as another does.
    fn like(&self, other: &Label) -> Option<Label> {
        let value = self.made?;
        let id = match other.style {
            LabelStyle::Small => labels::small_letter(value)?,
            LabelStyle::Roman => labels::roman_number(value)?,
            _ => return None,
        };
        let (style, delimiter) = (other.style, other.delimiter);
        Some(Label { style, value, under: None, id, delimiter, len: 0 })
    }
}

/// Gives each made number the kind of the line before it in this order that is set as it is, if `fits` says so of both
/// labels.
fn as_beside<'l>(
    lines: impl Iterator<Item = &'l mut NumberedLine>,
    fits: impl Fn(&Label, &Label) -> bool,
) {
    let mut beside: HashMap<Option<Look>, Label> = HashMap::new();
    for line in lines {
        if line.made.is_some()
            && !line.is_restored
            && let Some(label) = beside
                .get(&line.look)
                .and_then(|other| line.like(other).filter(|own| fits(own, other)))
        {
            line.label = label;
            line.is_restored = true;
        }
        // A typed number further out ends the rows further in.
        if line.made.is_none() && line.label.style == LabelStyle::Roman {
            beside.retain(|_, other| other.style == LabelStyle::Roman);
        }
        beside.insert(line.look, line.label.clone());
    }
}

/// How numbered lines nest in a list whose numbers a converter has made anew: each level begins with 1, and begins so
/// again behind every paragraph.
#[derive(Default)]
pub(super) struct Nesting {
    /// The numbered lines that are open, outermost first.
    open: Vec<Numbered>,
    /// Whether the list stands behind a bullet, within which it is indented wherever it belongs.
    after_bullet: bool,
    pub(super) told: bool,
}

struct Numbered {
    /// The columns before it.
    indent: usize,
    /// Its own number.
    number: u32,
    /// How a heading is set; none for other lines.
    look: Option<Look>,
    /// Its label, with those above it: `1.2`.
    label: String,
    /// The number of the last line right under it.
    last: u32,
}

/// How a heading is set: the headings of a level are alike.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    is_caps: bool,
    /// How many `*` stand before it.
    stars: usize,
}

impl Look {
    /// That of a line without its number. Only the words in bold count, where others follow them.
    fn of(words: &str) -> Option<Self> {
        let words = words.trim();
        let stars = words.len() - words.trim_start_matches('*').len();
        let bold = words[stars..].split("**").next().unwrap_or_default();
        (stars >= 2).then(|| Self { is_caps: is_caps(bold), stars })
    }
}

impl Nesting {
    /// The label of a numbered line that lies under another, such as `1.2`.
    pub(super) fn label(&mut self, text: &str) -> Option<String> {
        const DEEPEST: usize = 8;
        let body = text.trim_start();
        let indent = indent(text);
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) || !body[digits..].starts_with(". ") {
            let is_bullet = body.starts_with(['-', '+', '*']) && body[1..].starts_with(' ');
            self.after_bullet = is_bullet || self.after_bullet && (indent > 0 || body.is_empty());
            // A number that was typed begins another row.
            if indent < 3 && labels::label(body.trim_start_matches(['*', '_', '#', ' '])).is_some()
            {
                self.open.clear();
            }
            return None;
        }
        let mut number: u32 = body[..digits].parse().ok()?;
        let look = Look::of(&body[digits + 2..]);
        if let Some(at) = self.sibling(number, look) {
            self.open.truncate(at);
        } else if !self.is_further_in(number, indent, look) {
            self.open.retain(|other| other.indent + 2 < indent);
        }
        self.after_bullet = false;
        let nested = !self.open.is_empty();
        let label = match self.open.last_mut() {
            Some(above) => {
                if number == 1 {
                    number = above.last + 1;
                }
                above.last = number;
                format!("{}.{number}", above.label)
            }
            None => number.to_string(),
        };
        if self.open.len() < DEEPEST {
            self.open.push(Numbered { indent, number, look, label: label.clone(), last: 0 });
        }
        nested.then_some(label)
    }

    /// The heading that one with this number follows, set as it is: behind a paragraph or a bullet its indent is lost.
    fn sibling(&self, number: u32, look: Option<Look>) -> Option<usize> {
        let follows =
            |other: &Numbered| other.number + 1 == number || number == 1 && self.after_bullet;
        let is_sibling = |other: &Numbered| look.is_some() && other.look == look && follows(other);
        self.open.iter().rposition(is_sibling)
    }

    /// Whether a heading is the first under the last one though it is not indented: those beside it are set otherwise, in
    /// capitals or with fewer stars.
    fn is_further_in(&self, number: u32, indent: usize, look: Option<Look>) -> bool {
        let beside = self.open.iter().find(|other| other.indent + 2 >= indent);
        let looks = look.zip(beside.and_then(|other| other.look));
        number == 1
            && looks.is_some_and(|(own, other)| {
                !own.is_caps && own.stars >= other.stars && own != other
            })
    }
}
