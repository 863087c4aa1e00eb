//! Which of the report's figures a query names: by the words of its name in either language, or by its value.

use std::collections::{BTreeMap, BTreeSet};

use super::query::{Part, Query, Term};
use crate::report::Report;

/// Whether the words of a query may be apart in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scatter {
    /// They may.
    Allowed,
    /// They may not: what was typed is a phrase.
    RuledOut,
}

/// The words of the figures' names, ready to be searched.
#[derive(Debug, Default)]
pub(super) struct FigureNames {
    /// Of each figure the words of its names, each with its value behind it.
    names: Vec<Vec<Part>>,
    /// The figures that have a word, by the word as folded.
    by_word: BTreeMap<String, BTreeSet<usize>>,
}

/// What each of the report's figures is called, in either language, with its value behind it.
pub(super) fn names(report: &Report) -> Vec<Vec<String>> {
    let figures = report.curation.figures.iter();
    let names = figures.map(|figure| {
        let names = [&figure.name.vi, &figure.name.en].into_iter().flatten();
        names.map(|name| format!("{name} {}", figure.value_text)).collect()
    });
    names.collect()
}

impl FigureNames {
    /// Of the [`names`] of a report's figures.
    pub(super) fn new(names: &[Vec<String>]) -> Self {
        let mut figures = Self::default();
        for (at, names) in names.iter().enumerate() {
            let named: Vec<Part> = names.iter().map(|name| terms(name)).collect();
            for term in named.iter().flatten() {
                figures.by_word.entry(term.folded.clone()).or_default().insert(at);
            }
            figures.names.push(named);
        }
        figures
    }

    /// The figures with all words of a query in one of their names, those where they stand together first and, unless
    /// `apart` is ruled out, the others; of an English query also those named by what it was `translated` to. Positions
    /// in the report's list.
    pub(super) fn named(
        &self,
        query: &Query,
        apart: Scatter,
        translated: &[(String, Vec<String>)],
    ) -> Vec<usize> {
        let typed: Part = query.terms().cloned().collect();
        let mut found = self.holding(&typed, query.open, apart);
        let mut translations: Option<BTreeSet<usize>> = None;
        for (_, names) in translated {
            let named =
                names.iter().flat_map(|name| self.holding(&terms(name), false, Scatter::RuledOut));
            let named: BTreeSet<usize> = named.map(|(_, at)| at).collect();
            translations = Some(match translations {
                Some(others) => &others & &named,
                None => named,
            });
        }
        let known: BTreeSet<usize> = found.iter().map(|&(_, at)| at).collect();
        let others = translations.unwrap_or_default();
        found.extend(others.difference(&known).map(|&at| (false, at)));
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// The figures that hold these words in one name, each with whether they are apart in it. The last word may be
    /// unfinished.
    fn holding(&self, typed: &[Term], open: bool, apart: Scatter) -> Vec<(bool, usize)> {
        let Some(first) = typed.first() else {
            return Vec::new();
        };
        let prefix = open && typed.len() == 1;
        let from = self.by_word.range(first.folded.clone()..);
        let words = from.take_while(|(word, _)| {
            **word == first.folded || prefix && word.starts_with(first.folded.as_str())
        });
        let figures: BTreeSet<usize> = words.flat_map(|(_, figures)| figures).copied().collect();
        let is = |i: usize, word: &Term| is_word(&typed[i], word, open && i + 1 == typed.len());
        let phrase = |name: &Part| {
            let mut windows = name.windows(typed.len());
            windows.any(|window| window.iter().enumerate().all(|(i, word)| is(i, word)))
        };
        let scattered = |name: &Part| (0..typed.len()).all(|i| name.iter().any(|word| is(i, word)));
        let mut found = Vec::new();
        for at in figures {
            if self.names[at].iter().any(phrase) {
                found.push((false, at));
            } else if apart == Scatter::Allowed && self.names[at].iter().any(scattered) {
                found.push((true, at));
            }
        }
        found
    }
}

/// Whether a word of a name is the one typed, as far as it was typed; without diacritics it may have any.
fn is_word(typed: &Term, word: &Term, unfinished: bool) -> bool {
    let marks = typed.is_unmarked()
        || typed.diacritics() == word.diacritics()
        || unfinished && word.letters.starts_with(&typed.letters);
    let whole = typed.folded == word.folded;
    marks && (whole || unfinished && word.folded.starts_with(typed.folded.as_str()))
}

fn terms(text: &str) -> Part {
    Query::parse(text).parts.into_iter().flatten().collect()
}
