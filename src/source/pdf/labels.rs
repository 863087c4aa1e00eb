//! The words that points of a list and headings begin with: bullets, and numbers and letters as labels. Only their form
//! is looked at; what a label means is not decided here.

/// Signs that begin a point of a list.
pub(super) const BULLETS: [char; 17] =
    ['-', '–', '—', '−', '+', '*', '•', '▪', '■', '●', '◦', '○', '◆', '❖', '➢', '►', '✓'];

/// What a label ends with.
const ENDS: [char; 4] = ['.', ')', '-', '/'];
/// The most characters of a label.
const MAX_LABEL: usize = 8;

/// Whether a word is a bullet.
pub(super) fn is_bullet(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| BULLETS.contains(&c)) && chars.next().is_none()
}

/// Whether a word is a number or letter as lists have them: `1.`, `1.2.`, `(2)`, `a)`, `IV-`.
pub(super) fn is_label(word: &str) -> bool {
    let stem = word.trim_start_matches('(').trim_end_matches(ENDS);
    let is_number = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_roman = !stem.is_empty() && stem.chars().all(|c| "IVX".contains(c));
    let is_letter = word.ends_with(')') && stem.chars().count() == 1;
    word.ends_with(ENDS)
        && word.chars().count() <= MAX_LABEL
        && (stem.split('.').all(is_number) || is_roman || is_letter)
}

/// Whether text may hang beside a word: it is a bullet, a label, or looks much like one.
pub(super) fn may_hang(word: &str) -> bool {
    let is_short = word.chars().count() <= MAX_LABEL && word.ends_with(ENDS);
    let begins_well = word.starts_with(|c: char| c.is_alphanumeric() || c == '(');
    // A star alone is a line of the Party's letterhead, often beside the date. The letter is a bullet of Word.
    is_bullet(word) && word != "*" || word == "o" || is_short && begins_well
}
