//! Finds the report's figures that a query names, by words of their names in either language or by their values.

use std::collections::{BTreeMap, BTreeSet};

use super::Tier;
use super::query::{LastWord, Part, Query, Term};
use crate::report::Report;

/// Whether the words of a query may be apart from each other in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scatter {
    /// They may.
    Allowed,
    /// They may not.
    RuledOut,
}

/// The words of the figures' names, ready to be searched.
#[derive(Debug, Default)]
pub(super) struct FigureNames {
    /// The words of all names, each once as it is written.
    words: Vec<Term>,
    /// For each figure its names in either language, each followed by its value: indices into `words`.
    names: Vec<Vec<Vec<u32>>>,
    by_word: BTreeMap<String, WordUse>,
}

/// Where a word is used, by the word as folded.
#[derive(Debug, Default)]
struct WordUse {
    /// The ways in which it is written: indices into the words.
    forms: Vec<u32>,
    /// The figures that have it in a name.
    figures: BTreeSet<usize>,
}

/// The names of each figure of the report in either language, each followed by its value.
pub(super) fn names(report: &Report) -> Vec<Vec<String>> {
    let figures = report.curation.figures.iter();
    let names = figures.map(|figure| {
        let names = [&figure.name.vi, &figure.name.en].into_iter().flatten();
        names.map(|name| format!("{name} {}", figure.value_text)).collect()
    });
    names.collect()
}

impl FigureNames {
    /// The index of the [`names`] of a report's figures.
    pub(super) fn new(names: &[Vec<String>]) -> Self {
        let mut index = Self::default();
        for (at, names) in names.iter().enumerate() {
            let words = names
                .iter()
                .map(|name| terms(name).into_iter().map(|term| index.add(term, at)).collect());
            let words = words.collect();
            index.names.push(words);
        }
        index
    }

    /// Takes up a word of a figure's name; its index.
    fn add(&mut self, term: Term, figure: usize) -> u32 {
        let word_use = self.by_word.entry(term.folded.clone()).or_default();
        word_use.figures.insert(figure);
        let known = word_use.forms.iter().find(|&&form| self.words[form as usize] == term);
        if let Some(&form) = known {
            return form;
        }
        let form = self.words.len() as u32;
        word_use.forms.push(form);
        self.words.push(term);
        form
    }

    /// The figures with all words of a query in one of their names, as indices in the report's list: those whose names hold
    /// them as a phrase, then, if `apart` allows it, the others. Of an English query also the figures whose names hold what
    /// it was `translated` to.
    pub(super) fn named(
        &self,
        query: &Query,
        apart: Scatter,
        translated: &[(String, Vec<String>)],
    ) -> Vec<usize> {
        let typed: Part = query.terms().cloned().collect();
        let mut found = self.holding(&typed, query.last_word, apart);
        let mut translations: Option<BTreeSet<usize>> = None;
        for (_, names) in translated {
            let named = names
                .iter()
                .flat_map(|name| self.holding(&terms(name), LastWord::Finished, Scatter::RuledOut));
            let named: BTreeSet<usize> = named.map(|(_, at)| at).collect();
            translations = Some(match translations {
                Some(others) => &others & &named,
                None => named,
            });
        }
        let known: BTreeSet<usize> = found.iter().map(|&(_, at)| at).collect();
        let others = translations.unwrap_or_default();
        found.extend(others.difference(&known).map(|&at| (Tier::Exact, at)));
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// The figures with these words in one name, as a phrase ([`Tier::Exact`]) or apart from each other.
    fn holding(&self, typed: &[Term], last_word: LastWord, apart: Scatter) -> Vec<(Tier, usize)> {
        let Some(first) = typed.first() else {
            return Vec::new();
        };
        let last_word_at = |i: usize| {
            if i + 1 == typed.len() { last_word } else { LastWord::Finished }
        };
        let prefix = last_word_at(0) == LastWord::Open;
        let from = self.by_word.range(first.folded.clone()..);
        let words = from.take_while(|(word, _)| {
            **word == first.folded || prefix && word.starts_with(first.folded.as_str())
        });
        let figures: BTreeSet<usize> =
            words.flat_map(|(_, word_use)| &word_use.figures).copied().collect();
        let is =
            |i: usize, word: u32| is_word(&typed[i], &self.words[word as usize], last_word_at(i));
        let phrase = |name: &Vec<u32>| {
            let mut windows = name.windows(typed.len());
            windows.any(|window| window.iter().enumerate().all(|(i, &word)| is(i, word)))
        };
        let scattered =
            |name: &Vec<u32>| (0..typed.len()).all(|i| name.iter().any(|&word| is(i, word)));
        let mut found = Vec::new();
        for at in figures {
            if self.names[at].iter().any(phrase) {
                found.push((Tier::Exact, at));
            } else if apart == Scatter::Allowed && self.names[at].iter().any(scattered) {
                found.push((Tier::Apart, at));
            }
        }
        found
    }
}

/// Whether a word of a name is the one typed, or begins with an open one. Diacritics may all be left out.
fn is_word(typed: &Term, word: &Term, last_word: LastWord) -> bool {
    let open = last_word == LastWord::Open;
    let same_diacritics = typed.is_plain()
        || typed.diacritics() == word.diacritics()
        || open && word.letters.starts_with(&typed.letters);
    let same_letters = typed.folded == word.folded;
    same_diacritics && (same_letters || open && word.folded.starts_with(typed.folded.as_str()))
}

fn terms(text: &str) -> Part {
    Query::parse(text).parts.into_iter().flatten().collect()
}
