//! Suggestions for a query that finds nothing: words of the report that look like it.

use super::corpus::Corpus;
use super::query::{Query, glue};
use super::tokens::TokenKind;
use super::vocabulary::{Compound, Vocabulary};

/// The most suggestions.
const MOST: usize = 5;
/// The fewest letters of a word that suggestions are made for; shorter ones are like too many others.
const FEWEST_LETTERS: usize = 4;

/// Up to five words or compounds of the report, as written there: those nearest to the whole query, then those nearest
/// to each of its words that the report does not have.
pub(super) fn of(corpus: &Corpus, vocabulary: &Vocabulary, query: &Query) -> Vec<String> {
    let mut offered: Vec<String> = Vec::new();
    let mut offer = |compounds: Vec<Compound>| {
        for compound in compounds {
            let written = written(corpus, vocabulary, compound);
            let again = |other: &String| crate::fold::fold(other) == crate::fold::fold(&written);
            if offered.len() < MOST && !written.is_empty() && !offered.iter().any(again) {
                offered.push(written);
            }
        }
    };
    if let Some(whole) = glue(query.terms()) {
        offer(vocabulary.nearest(corpus, &whole, MOST));
    }
    for term in query.terms().filter(|term| term.kind == TokenKind::Word) {
        if term.letters.len() >= FEWEST_LETTERS && corpus.find(&term.folded).is_none() {
            offer(vocabulary.nearest(corpus, term, MOST));
        }
    }
    offered
}

/// A compound as written at its first occurrence in the report.
fn written(corpus: &Corpus, vocabulary: &Vocabulary, compound: Compound) -> String {
    let Some(&first) = vocabulary.first_tokens(compound).iter().min() else {
        return String::new();
    };
    let last = first + u32::from(compound.words) - 1;
    let token = |token: u32| &corpus.tokens[token as usize];
    let (from, to) = (token(first).chars().start, token(last).chars().end);
    corpus.text_of(token(first).node).chars().skip(from).take(to - from).collect()
}
