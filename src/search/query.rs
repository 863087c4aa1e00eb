//! A query, parsed: terms (single tokens) and parts (terms typed without a space between them, which must be next to each
//! other in the text as well).

use unicode_normalization::UnicodeNormalization;

use super::numbers;
use super::tokens::{Diacritics, Gap, TokenKind, WITHIN_PHRASE, scan};
use crate::fold::Letter;

/// The most tokens of a query; more are ignored. No phrase that somebody remembers is longer.
pub(super) const MAX_TERMS: usize = 32;
/// The most characters of a query that are read, so that pasting a book costs nothing.
const MAX_CHARACTERS: usize = 1_000;
/// The characters around a phrase that is to be found exactly as typed.
const QUOTATION_MARKS: [char; 3] = ['"', '“', '”'];
/// The most letters of a term; more are ignored. The longest are phrases typed without spaces.
const MAX_LETTERS: usize = 80;

/// One token of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub kind: TokenKind,
    pub letters: Vec<Letter>,
    /// The letters without diacritics, as the vocabulary has them.
    pub folded: String,
    /// Of a number, the digits that a number begins with which it may become.
    pub unfinished: Option<String>,
}

impl Term {
    fn new(kind: TokenKind, letters: &[Letter], written: &str) -> Self {
        let letters = letters[..letters.len().min(MAX_LETTERS)].to_vec();
        Self {
            kind,
            folded: letters.iter().map(|letter| letter.base).collect(),
            unfinished: (kind == TokenKind::Number).then(|| numbers::unfinished(written)),
            letters,
        }
    }

    /// Whether it was typed without diacritics.
    pub(super) fn is_plain(&self) -> bool {
        self.diacritics() == Diacritics::default()
    }

    pub(super) fn diacritics(&self) -> Diacritics {
        Diacritics::of(&self.letters)
    }
}

/// Terms that must follow each other directly.
pub(super) type Part = Vec<Term>;

/// Whether the last word of a query may be unfinished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LastWord {
    /// It may be: nothing follows it.
    Open,
    /// It is not: a space or a quotation mark follows it.
    #[default]
    Finished,
}

/// A query.
#[derive(Clone, Debug, Default)]
pub(super) struct Query {
    pub parts: Vec<Part>,
    pub last_word: LastWord,
    /// Whether some of it is in quotation marks, so that all of it is to be found exactly as typed.
    pub quoted: bool,
    /// The widest gap between its terms, but at least [`WITHIN_PHRASE`]: the widest gap in an exact hit.
    pub widest: Gap,
}

impl Query {
    pub(super) fn parse(typed: &str) -> Self {
        let typed: String = typed.nfc().take(MAX_CHARACTERS).collect();
        let mut query = Self {
            parts: Vec::new(),
            last_word: LastWord::Finished,
            quoted: false,
            widest: WITHIN_PHRASE,
        };
        let mut terms = 0;
        // Every second piece is in quotation marks; the last of them may not be closed yet.
        for (i, piece) in typed.split(QUOTATION_MARKS).enumerate() {
            let in_quotes = i % 2 == 1;
            let mut begun = false;
            scan(piece, |token| {
                let term = Term::new(token.kind, token.letters, token.written);
                if begun {
                    query.widest = query.widest.max(token.gap);
                }
                let joined = begun && (in_quotes || token.gap <= Gap::Soft);
                match query.parts.last_mut() {
                    Some(part) if joined => part.push(term),
                    _ => query.parts.push(vec![term]),
                }
                begun = true;
                terms += 1;
                terms < MAX_TERMS
            });
            query.quoted |= in_quotes && begun;
        }
        if !typed.ends_with(char::is_whitespace) && !typed.ends_with(QUOTATION_MARKS) {
            query.last_word = LastWord::Open;
        }
        query
    }

    /// All terms, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.parts.iter().flatten()
    }
}

/// The terms typed together as one, if all of them are words.
pub(super) fn glue<'a>(terms: impl Iterator<Item = &'a Term>) -> Option<Term> {
    let mut letters = Vec::new();
    for term in terms {
        if term.kind != TokenKind::Word {
            return None;
        }
        letters.extend_from_slice(&term.letters);
    }
    Some(Term::new(TokenKind::Word, &letters, ""))
}
