//! What speaks for and against a block being a heading. What it amounts to is in [`decide`](super::decide).

use crate::import::blocks::TextBlock;
use crate::source::labels::{Label, LabelStyle};
use crate::source::phrases::{begins_address, names_month};
use crate::source::raw::{RawKind, Style};
use crate::source::runs::{self, Lead};
use crate::source::sentences::{begins_lower, ends_sentence, is_caps};

/// What is known of a text that may be a heading.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    /// Its label.
    pub label: Option<Label>,
    /// How it is set.
    pub setting: Setting,
    /// Which letters it has.
    pub letters: Letters,
    /// How many characters its words have without the label.
    pub length: usize,
    /// What it ends with.
    pub end: End,
    /// What it holds before its end.
    pub inside: Inside,
    /// The bold or italic words that lead into the rest of it, if there are any: a heading that runs in.
    pub lead: Option<Lead>,
    /// Where in its text the name ends that it begins with, in bytes: `c) Kỷ luật: Công tác …`.
    pub name_end: Option<usize>,
    /// Whether it belongs to something else, as no heading does.
    pub place: Place,
    /// Whether it begins as points without a number do: `Một là, …`, `* …`.
    pub is_point: bool,
    /// What follows it.
    pub next: Next,
}

/// How a text is set, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Setting {
    /// With a heading style, or with `#`.
    HeadingStyle,
    /// All words bold.
    Bold,
    /// All words italic.
    Italic,
    /// As body text.
    Plain,
}

/// Which letters a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    /// At least two words, and nearly all letters capitals.
    Capitals,
    /// The first is a small one.
    BeginsSmall,
    /// The first is a capital.
    Mixed,
    /// None at all.
    None,
}

/// What a text ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A full stop or the like.
    Stop,
    /// A comma or semicolon.
    Comma,
    /// A colon.
    Colon,
    /// A letter, a bracket or the like.
    Open,
}

/// What a text holds before its end, the most telling last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Inside {
    /// Nothing that parts it.
    OneClause,
    /// A colon: a text that goes on behind what may be its name.
    Colon,
    /// Clauses that end in semicolons.
    Clauses,
    /// Sentences.
    Sentences,
}

/// What a text without a label belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The text, of which it is a part.
    Text,
    /// What stands above it, of which it says something in brackets: `(Kèm theo Báo cáo số …)`.
    Aside,
    /// Those whom a letter is addressed to: `Kính gửi:`.
    Address,
    /// A quotation: as a whole, such as the motto of a congress below its title, or as one of its paragraphs.
    Quotation,
    /// A cover page, at whose foot it names the town and the month.
    Cover,
    /// The table or picture that it names: `Bảng 2.1. …`.
    Caption,
}

/// What follows a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing.
    Nothing,
    /// A bullet.
    Bullet,
    /// A table.
    Table,
    /// A text with a label of this style.
    Labelled(LabelStyle),
    /// A text that is set off as a heading is.
    SetOff,
    /// A text that begins with a small letter.
    Lower,
    /// The laws that a decision rests on: what stands above them is who decides.
    Basis,
    /// A text as body text is.
    Body,
}

impl Features {
    /// Whether it is set off as headings are.
    pub(crate) fn is_set_off(&self) -> bool {
        self.setting <= Setting::Bold
    }
}

/// The features of the blocks at these positions, each followed by the next of them; of bullets and tables none.
pub(crate) fn of_all(
    blocks: &[TextBlock],
    labels: &[Option<Label>],
    positions: &[usize],
) -> Vec<Option<Features>> {
    let quoted = quoted(blocks, positions);
    let mut all = Vec::with_capacity(positions.len());
    let mut after = Next::Nothing;
    for (&i, quoted) in positions.iter().zip(quoted).rev() {
        let (block, label) = (&blocks[i], labels[i].as_ref());
        let place = if quoted { Place::Quotation } else { place_of(&block.text) };
        all.push(block.is_text().then(|| of(block, label, place, after)));
        // Who decides may be named on several lines, all of them above the laws that the decision rests on.
        let names_more = after == Next::Basis && block.is_bold() && is_caps(&block.text);
        after = if names_more { Next::Basis } else { next_of(block, label) };
    }
    all.reverse();
    all
}

/// Which of the blocks at these positions are paragraphs of a quotation, whose first begins with a quotation mark and
/// whose last ends with one. One that does not end soon is none.
fn quoted(blocks: &[TextBlock], positions: &[usize]) -> Vec<bool> {
    const MOST: usize = 40;
    let mut quoted = vec![false; positions.len()];
    let mut at = 0;
    while at < positions.len() {
        let begins = opens_quotation(&blocks[positions[at]].text);
        let is_text = |&&i: &&usize| !matches!(blocks[i].kind, RawKind::Table(_));
        let mut behind = positions[at..].iter().take(MOST).take_while(is_text);
        let last = behind.position(|&i| closes_quotation(&blocks[i].text)).filter(|_| begins);
        let end = last.map_or(at + 1, |last| at + last + 1);
        quoted[at..end].fill(last.is_some());
        at = end;
    }
    quoted
}

/// Whether a text begins with a quotation mark that nothing in it answers.
fn opens_quotation(text: &str) -> bool {
    let opened = text.trim_start_matches(['-', '+', ' ']).strip_prefix(OPENING);
    opened.is_some_and(|words| !words.contains(CLOSING))
}

fn closes_quotation(text: &str) -> bool {
    text.trim_end_matches(['.', ';', ',', ' ']).ends_with(CLOSING)
}

/// The marks that begin and end a quotation. One of typewriters may be either.
const OPENING: [char; 3] = ['"', '“', '«'];
const CLOSING: [char; 3] = ['"', '”', '»'];

fn of(block: &TextBlock, label: Option<&Label>, place: Place, next: Next) -> Features {
    let text = block.text.as_str();
    let label_end = label.map_or(0, |label| label.len);
    let words = text[label_end..].trim();
    let setting = if block.outline_level.is_some() && !is_plain_sentence(block, words) {
        Setting::HeadingStyle
    } else if runs::is_set_but_aside(&block.runs, label_end, Style::Strong) {
        Setting::Bold
    } else if runs::is_set(&block.runs, Style::Em) {
        Setting::Italic
    } else {
        Setting::Plain
    };
    Features {
        label: label.cloned(),
        setting,
        letters: letters_of(words),
        length: words.chars().count(),
        end: end_of(text),
        inside: inside(words),
        lead: runs::lead(&block.runs, label_end),
        name_end: name_end(text, label_end),
        place,
        is_point: begins_point(text),
        next,
    }
}

/// Whether a text is set and ends as body text does, and is as long. Paragraphs that were copied together may be of the
/// level of a heading and are none.
fn is_plain_sentence(block: &TextBlock, words: &str) -> bool {
    const SHORTEST: usize = 120;
    let is_plain = runs::is_set(&block.runs, Style::Plain);
    is_plain && ends_sentence(words) && words.chars().nth(SHORTEST).is_some()
}

/// Which letters a text has.
fn letters_of(text: &str) -> Letters {
    let mut words = text.split(' ').filter(|word| word.chars().all(char::is_alphabetic));
    if !text.chars().any(char::is_alphabetic) {
        Letters::None
    } else if is_caps(text) && words.nth(1).is_some() {
        Letters::Capitals
    } else if begins_lower(text) {
        Letters::BeginsSmall
    } else {
        Letters::Mixed
    }
}

fn place_of(text: &str) -> Place {
    if text.starts_with('(') && (text.ends_with(')') || !text.contains(')')) {
        Place::Aside
    } else if begins_address(text) {
        Place::Address
    } else if is_quotation(text) {
        Place::Quotation
    } else if is_caption(text) {
        Place::Caption
    } else if names_month(text) {
        Place::Cover
    } else {
        Place::Text
    }
}

/// Whether a text begins with a star, or counts in words.
fn begins_point(text: &str) -> bool {
    const COUNTS: [&str; 21] = [
        "* ",
        "Một là",
        "Hai là",
        "Ba là",
        "Bốn là",
        "Năm là",
        "Sáu là",
        "Bảy là",
        "Tám là",
        "Chín là",
        "Mười là",
        "Thứ nhất",
        "Thứ hai",
        "Thứ ba",
        "Thứ tư",
        "Thứ năm",
        "Thứ sáu",
        "Thứ bảy",
        "Thứ tám",
        "Thứ chín",
        "Thứ mười",
    ];
    COUNTS.iter().any(|count| text.starts_with(count))
}

/// Whether a text is a quotation to its end, or begins one that a line below it ends.
fn is_quotation(text: &str) -> bool {
    let quoted = text.strip_prefix(OPENING);
    quoted.is_some_and(|words| {
        !words.trim_end_matches('.').trim_end_matches(CLOSING).contains(CLOSING)
    })
}

/// Whether a text names a table or picture by its number. `Biểu 1` alone is the heading of an annex.
fn is_caption(text: &str) -> bool {
    const NAMES: [&str; 7] = ["bảng", "hình", "sơ đồ", "biểu đồ", "đồ thị", "bản đồ", "biểu"];
    const LONGEST: usize = 12;
    let head: String = text.chars().take(LONGEST).collect();
    let head = head.to_lowercase();
    let named =
        NAMES.iter().find_map(|name| Some((name, head.strip_prefix(name)?.strip_prefix(' ')?)));
    named.is_some_and(|(name, rest)| {
        let rest = rest.strip_prefix("số ").unwrap_or(rest);
        let is_alone = *name == "biểu" && text.chars().count() <= LONGEST;
        rest.starts_with(|c: char| c.is_ascii_digit()) && !is_alone
    })
}

/// Where the words up to a colon end, if they are one clause and a sentence follows. The first `label` bytes are a label.
fn name_end(text: &str, label: usize) -> Option<usize> {
    const COLON: &str = ": ";
    let end = label + text[label..].find(COLON)? + 1;
    let (name, rest) = (&text[label..end], text[end..].trim_start());
    let sentence = rest.starts_with(char::is_uppercase);
    (sentence && inside(name) == Inside::OneClause && !begins_lower(name.trim())).then_some(end)
}

fn end_of(text: &str) -> End {
    if ends_sentence(text) {
        End::Stop
    } else if text.ends_with([';', ',']) {
        End::Comma
    } else if text.ends_with(':') {
        End::Colon
    } else {
        End::Open
    }
}

fn inside(words: &str) -> Inside {
    if words.contains(". ") {
        Inside::Sentences
    } else if words.contains("; ") {
        Inside::Clauses
    } else if words.contains(": ") {
        Inside::Colon
    } else {
        Inside::OneClause
    }
}

fn next_of(block: &TextBlock, label: Option<&Label>) -> Next {
    match (&block.kind, label) {
        (_, Some(label)) => Next::Labelled(label.style),
        (RawKind::Bullet { .. }, _) => Next::Bullet,
        (RawKind::Table(_), _) => Next::Table,
        _ if block.is_set_off() => Next::SetOff,
        _ if begins_lower(&block.text) => Next::Lower,
        _ if block.text.starts_with("Căn cứ ") => Next::Basis,
        _ => Next::Body,
    }
}
