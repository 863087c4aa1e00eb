//! What was typed, taken apart: terms (single tokens) and parts (terms typed without a space between, which must stand
//! together in the text as well).

use unicode_normalization::UnicodeNormalization;

use super::numbers;
use super::tokens::{Diacritics, Gap, Kind, scan};
use crate::fold::Letter;

/// Tokens of a query that count; what follows is ignored. No phrase somebody remembers is longer.
pub(super) const MAX_TERMS: usize = 32;
/// Characters of a query that are read at all, so that a pasted book costs nothing.
const MAX_CHARACTERS: usize = 1_000;
/// Letters of one term that count. The longest thing typed in one piece is a phrase without its spaces.
const MAX_LETTERS: usize = 80;

/// One token of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub kind: Kind,
    pub letters: Vec<Letter>,
    /// The letters without diacritics, as the vocabulary has them.
    pub folded: String,
    /// Of a number: what it may begin if it is not finished.
    pub unfinished: Option<String>,
}

impl Term {
    fn new(kind: Kind, letters: &[Letter], written: &str) -> Self {
        let letters = letters[..letters.len().min(MAX_LETTERS)].to_vec();
        Self {
            kind,
            folded: letters.iter().map(|letter| letter.base).collect(),
            unfinished: (kind == Kind::Number).then(|| numbers::unfinished(written)),
            letters,
        }
    }

    pub(super) fn diacritics(&self) -> Diacritics {
        Diacritics::of(&self.letters)
    }
}

/// Terms that must stand together, in this order.
pub(super) type Part = Vec<Term>;

/// A query.
#[derive(Clone, Debug, Default)]
pub(super) struct Query {
    pub parts: Vec<Part>,
    /// Whether the last term may go on: no space follows it.
    pub open: bool,
}

impl Query {
    pub(super) fn parse(typed: &str) -> Self {
        let typed: String = typed.nfc().take(MAX_CHARACTERS).collect();
        let mut query = Self { parts: Vec::new(), open: !typed.ends_with(char::is_whitespace) };
        let mut terms = 0;
        scan(&typed, |token| {
            let term = Term::new(token.kind, token.letters, token.written);
            match query.parts.last_mut() {
                Some(part) if token.gap <= Gap::Soft => part.push(term),
                _ => query.parts.push(vec![term]),
            }
            terms += 1;
            terms < MAX_TERMS
        });
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
        if term.kind != Kind::Word {
            return None;
        }
        letters.extend_from_slice(&term.letters);
    }
    Some(Term::new(Kind::Word, &letters, ""))
}
