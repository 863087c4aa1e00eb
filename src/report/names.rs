//! What sections are called: labels without their punctuation, titles in sentence case, names in lists, and the path to
//! a section. Positions in words, and citations, are in [`crate::citation`].

use super::{Node, Report, plain};

/// The most characters of a name that is printed many times, as of a long heading with many references under it.
pub(crate) const LONGEST: usize = 120;

/// What separates the steps of a path.
pub(crate) const STEP: &str = " › ";

/// How many words of the first line name a section without label and title.
const FIRST_WORDS: usize = 8;

/// A label without the punctuation that ends it: `II-` is `II`, `(11).` is `(11)`.
pub fn bare_label(label: &str) -> &str {
    label.trim_end_matches(['-', '.', ':', ' ', '–', '/'])
}

/// A heading's words without the punctuation that ends them, in sentence case where they are printed in capitals
/// throughout, for lists and paths. The report's abbreviations, Roman numerals and names keep their capitals.
pub(crate) fn soft_title(report: &Report, section: usize) -> String {
    let title = plain(&report.sections[section].title);
    let title = bare_title(&title);
    if title.chars().any(char::is_lowercase) || !title.contains(' ') {
        return title.to_owned();
    }
    let numeral = |word: &str| word.len() > 1 && word.chars().all(|c| "IVXL".contains(c));
    let mut soft = String::with_capacity(title.len());
    let words: Vec<&str> = title.split(' ').collect();
    let names = report.proper_names();
    let is_name = |i: usize| {
        let before = i.checked_sub(1).map(|before| words[before]);
        names.know(before, words[i], words.get(i + 1).copied())
    };
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            soft.push(' ');
        }
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        if report.curation.abbreviations.know(core) || numeral(core) || names.abbreviate(core) {
            soft.push_str(word);
        } else if i == 0 || is_name(i) {
            let mut letters = word.chars();
            soft.extend(letters.next());
            soft.push_str(&letters.as_str().to_lowercase());
        } else {
            soft.push_str(&word.to_lowercase());
        }
    }
    soft
}

/// A title without the punctuation at its end: `Kết quả đạt được:` is `Kết quả đạt được`. The
/// full stops of an ellipsis or of `v.v.` stay.
pub(crate) fn bare_title(title: &str) -> &str {
    let bare = title.trim_end_matches([':', ';', ',', '-', '–', ' ']);
    match bare.strip_suffix('.') {
        Some(sentence) if !sentence.contains('.') => sentence.trim_end(),
        _ => bare,
    }
}

/// A section's name in a list: its bare label and its soft title; its first words if it has neither.
pub fn section_name(report: &Report, section: usize) -> String {
    let title = soft_title(report, section);
    let label = report.sections[section].label.as_deref().unwrap_or_default();
    match (label.is_empty(), title.is_empty()) {
        // A signature is named by its first line.
        (true, true) => {
            let line = report.plain(Node::Block(section, 0));
            let words: Vec<&str> = line.split_whitespace().take(FIRST_WORDS).collect();
            let words = words.join(" ");
            match bare_title(&words) {
                "" => report.sections[section].id.to_string(),
                name => name.to_owned(),
            }
        }
        (true, false) => title,
        (false, true) => bare_label(label).to_owned(),
        // A number keeps its full stop, as in "1. Kinh tế"; "II-" and "Phần thứ nhất:" lose their punctuation.
        (false, false) if label.ends_with('.') => format!("{label} {title}"),
        (false, false) => format!("{} {title}", bare_label(label)),
    }
}

/// The path to a section: the labels of the sections above it (names where they have none, each cut at [`LONGEST`]), then
/// its own name: `Phần thứ nhất › II › 1. Kinh tế`.
pub(crate) fn section_path(report: &Report, section: usize) -> String {
    path_to(report, section, &section_name(report, section))
}

/// The path to a section, its name cut at [`LONGEST`] characters: for callers that print it many times.
pub(crate) fn short_section_path(report: &Report, section: usize) -> String {
    shortened(&path_to(report, section, report.short_name(section)))
}

fn path_to(report: &Report, section: usize, name: &str) -> String {
    let mut path = String::new();
    for above in report.path(section) {
        if above != section {
            path.push_str(&step_name(report, above));
            path.push_str(STEP);
        }
    }
    path + name
}

/// The name of a section in the path to another: its bare label, or its short name where it has none.
fn step_name(report: &Report, section: usize) -> String {
    match report.sections[section].label.as_deref() {
        Some(label) if !label.is_empty() => shortened(bare_label(label)),
        _ => report.short_name(section).to_owned(),
    }
}

/// A text cut at [`LONGEST`] characters, with an ellipsis if anything was cut.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
