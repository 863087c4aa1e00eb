//! What was typed, taken apart: terms (single tokens) and parts (terms typed without a space between, which must stand
//! together in the text as well).

use unicode_normalization::UnicodeNormalization;

use super::numbers;
use super::tokens::{Diacritics, Gap, TokenKind, WITHIN_PHRASE, scan};
use crate::fold::Letter;

/// Tokens of a query that count; what follows is ignored. No phrase somebody remembers is longer.
pub(super) const MAX_TERMS: usize = 32;
/// Characters of a query that are read at all, so that a pasted book costs nothing.
const MAX_CHARACTERS: usize = 1_000;
/// What a phrase stands between that is meant as typed.
const QUOTATION_MARKS: [char; 3] = ['"', '“', '”'];
/// Letters of one term that count. The longest thing typed in one piece is a phrase without its spaces.
const MAX_LETTERS: usize = 80;

/// One token of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub kind: TokenKind,
    pub letters: Vec<Letter>,
    /// The letters without diacritics, as the vocabulary has them.
    pub folded: String,
    /// Of a number: what it may begin if it is not finished.
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
    pub(super) fn is_unmarked(&self) -> bool {
        self.diacritics() == Diacritics::default()
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
    /// Whether some of it stands in quotation marks: what it says is meant as typed, and nothing else.
    pub quoted: bool,
    /// The widest gap typed within it, at least that within a phrase: a phrase may be as wide as it was typed.
    pub widest: Gap,
}

impl Query {
    pub(super) fn parse(typed: &str) -> Self {
        let typed: String = typed.nfc().take(MAX_CHARACTERS).collect();
        let mut query = Self {
            parts: Vec::new(),
            open: !typed.ends_with(char::is_whitespace),
            quoted: false,
            widest: WITHIN_PHRASE,
        };
        let mut terms = 0;
        // Every second piece stands in quotation marks; the last of them may not be closed yet.
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
        query.open &= !typed.ends_with(QUOTATION_MARKS);
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
