//! Where a figure is stated in its passage: the characters of its quote and of its number.

use std::ops::Range;

use memchr::memmem;

use crate::report::Figure;

/// The plain text of a passage, in which a character is found without reading all before it.
pub(super) struct PassageText {
    text: String,
    /// The bytes at which every [`STEP`]th character begins.
    marks: Vec<usize>,
}

/// The characters from one mark to the next.
const STEP: usize = 128;

impl PassageText {
    pub(super) fn new(text: String) -> Self {
        let marks = text.char_indices().step_by(STEP).map(|(at, _)| at).collect();
        Self { text, marks }
    }

    /// The byte at which a character begins; the end of the text for one after it.
    fn byte(&self, character: usize) -> usize {
        let Some(&mark) = self.marks.get(character / STEP) else {
            return self.text.len();
        };
        let mut from = self.text[mark..].char_indices();
        from.nth(character % STEP).map_or(self.text.len(), |(at, _)| mark + at)
    }

    /// The character that begins at a byte.
    fn character(&self, byte: usize) -> usize {
        let mark = self.marks.partition_point(|&mark| mark <= byte).saturating_sub(1);
        let from = self.marks.get(mark).copied().unwrap_or_default();
        mark * STEP + self.text[from..byte].chars().count()
    }

    /// The text of characters, as many of them as there are.
    fn slice(&self, characters: &Range<usize>) -> &str {
        let (from, to) = (self.byte(characters.start), self.byte(characters.end));
        &self.text[from..to.max(from)]
    }

    /// The first occurrence of `part`, in characters.
    fn find(&self, part: &str) -> Option<Range<usize>> {
        let at = find(&self.text, part)?;
        let start = self.character(at);
        Some(start..start + part.chars().count())
    }

    /// The occurrence of `part` that holds the characters `held`. Only the text near them is searched.
    fn find_about(&self, part: &str, held: &Range<usize>) -> Option<Range<usize>> {
        let length = part.chars().count();
        let from = held.end.saturating_sub(length);
        let near = self.slice(&(from..from + 2 * length));
        let start = from + near[..find(near, part)?].chars().count();
        (start <= held.start).then(|| start..start + length)
    }
}

/// The first occurrence of `part` in `text`, in bytes.
fn find(text: &str, part: &str) -> Option<usize> {
    // Faster than `str::find`, which matters: hundreds of quotes are looked for before the first screen.
    (!part.is_empty()).then(|| memmem::find(text.as_bytes(), part.as_bytes())).flatten()
}

/// The characters of a figure's quote in the text that states it, and those of its number: the ones that the figure names,
/// else those of the first occurrence of the quote.
pub(super) fn stated_at(
    figure: &Figure,
    text: &PassageText,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let said = figure.at.map(|[from, to]| from..to);
    let said = said.filter(|at| text.slice(at) == figure.value_text.as_str());
    if let Some(token) = said {
        return (text.find_about(&figure.quote, &token), Some(token));
    }
    let quote = text.find(&figure.quote);
    let token = quote.as_ref().and_then(|quote| {
        let token = number_within(&figure.quote, &figure.value_text)?;
        Some(quote.start + token.start..quote.start + token.end)
    });
    (quote, token)
}

/// The characters of the first occurrence of a number that is not part of a longer one: `6` in `06 of 16, 6` is the last.
pub(crate) fn number_within(text: &str, number: &str) -> Option<Range<usize>> {
    if number.is_empty() {
        return None;
    }
    let whole = |&(at, _): &(usize, &str)| {
        let mut before = text[..at].chars().rev();
        let mut after = text[at + number.len()..].chars();
        let joins = |a: Option<char>, b: Option<char>| match a {
            Some('.' | ',') => b.is_some_and(|c| c.is_ascii_digit()),
            Some(c) => c.is_ascii_digit(),
            None => false,
        };
        !joins(before.next(), before.next()) && !joins(after.next(), after.next())
    };
    let (at, _) = text.match_indices(number).find(whole)?;
    let start = text[..at].chars().count();
    Some(start..start + number.chars().count())
}

#[cfg(test)]
mod tests;
