//! Whether a text goes on where the end of a page cut another.

use crate::source::sentences::{begins_lower, ends_sentence, glues};

/// Whether, and how surely, a text goes on where another was cut by the end of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// They are two texts.
    Apart,
    /// They are one.
    Joined,
    /// They may be one, but nothing shows it but the missing stop.
    Doubtful,
}

/// Compares the end of a text with the beginning of the next. `page_end` says that a page certainly ended between.
pub(crate) fn joint(before: &str, next: &str, page_end: bool) -> Joint {
    const LONG: usize = 100;
    let before = before.trim_end();
    let first = next.chars().next();
    let Some(tail) = before.chars().next_back() else {
        return Joint::Apart;
    };
    if glues(before, first) {
        return Joint::Joined;
    }
    if ends_sentence(before) && !trails_off(before) || tail == ':' {
        return Joint::Apart;
    }
    // `Kính thưa …,` above `Kính thưa …`: lines that begin alike are a list.
    if tail == ',' && begins_alike(before, next) {
        return Joint::Apart;
    }
    let number = first.is_some_and(|c| c.is_ascii_digit());
    if begins_lower(next) || first.is_some_and(|c| matches!(c, ',' | ';' | ')' | '%' | '/')) {
        return Joint::Joined;
    }
    let open = tail == ',' || number && tail != ';' || ends_open(before);
    let long = before.len() > LONG;
    match (open || page_end && tail != ';', long) {
        (true, true) => Joint::Joined,
        (false, true) if tail != ';' => Joint::Doubtful,
        _ => Joint::Apart,
    }
}

/// Whether two texts begin with the same two words.
fn begins_alike(one: &str, other: &str) -> bool {
    let mut words = one.split(' ').zip(other.split(' '));
    (0..2).all(|_| words.next().is_some_and(|(a, b)| a == b))
}

/// Whether the last word never ends a sentence: `của`, `và`.
pub(crate) fn ends_open(text: &str) -> bool {
    const OPEN: [&str; 28] = [
        "bằng", "các", "cho", "cùng", "của", "do", "dưới", "giữa", "hoặc", "khi", "là", "mà",
        "một", "mọi", "nhằm", "những", "số", "theo", "thuộc", "trong", "trên", "tại", "từ", "và",
        "vào", "về", "với", "để",
    ];
    text.rsplit(' ').next().is_some_and(|word| OPEN.contains(&word))
}

/// `rừng...` may end a sentence or not.
fn trails_off(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('…')
}

/// Whether a paragraph below a note goes on with the note rather than with the text above it.
pub(crate) fn continues_note(note: &str, text: &str) -> bool {
    !ends_sentence(note) && ends_sentence(text)
}
