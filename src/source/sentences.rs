//! Where sentences begin, end and are cut, as every reader of a format needs it to tell lines from paragraphs; and which
//! lines have no words.

/// Whether the words end a sentence, closing quotes and brackets aside.
pub(crate) fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', '»', ')', ']', ' ']).ends_with(['.', '!', '?', '…'])
}

/// Whether the first letter, quotes and brackets aside, is a small one.
pub(crate) fn begins_lower(words: &str) -> bool {
    words
        .trim_start_matches(['"', '“', '‘', '«', '(', '[', ' '])
        .chars()
        .next()
        .is_some_and(char::is_lowercase)
}

/// Whether the first words, and most of the letters, are capitals.
pub(crate) fn is_caps(words: &str) -> bool {
    // Of so many characters no more letters can be small ones.
    let most = words.chars().count() / 10;
    let (mut letters, mut small) = (0, 0);
    for c in words.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        small += usize::from(!c.is_uppercase());
        if small > most {
            return false;
        }
    }
    letters > 1 && small * 10 <= letters
}

/// Whether a line end cut a word or a number range, so that nothing stands between: `2023-` and `2028`.
pub(crate) fn glues(before: &str, after: Option<char>) -> bool {
    let mut back = before.chars().rev();
    matches!(back.next(), Some('-' | '–'))
        && match (back.next(), after) {
            (Some(b), Some(a)) => (b.is_numeric() || b.is_ascii_alphabetic()) && a.is_numeric(),
            _ => false,
        }
}

/// Whether a text is a line drawn with characters, such as `-----` under a title.
pub(crate) fn is_drawn_line(text: &str) -> bool {
    let drawn = text.chars().filter(|c| !c.is_whitespace());
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '=' | '*' | ' ')) && drawn.count() >= 3
}
