//! The terms of the themes, and how a text is cut into syllables to look them up.

use std::sync::LazyLock;

use fnv::FnvHashMap;

use super::ThemeId;
use crate::fold::fold;

/// A term that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct TermHit {
    /// Its index in the table.
    pub term: usize,
    /// The index of the syllable it begins at; commas count as syllables.
    pub at: usize,
}

/// A term of a theme.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub words: Vec<&'static str>,
    pub theme: ThemeId,
    pub weight: f64,
}

/// Terms, looked up by their first syllable, the longest first.
pub(super) struct Terms {
    pub list: Vec<Term>,
    by_first: FnvHashMap<&'static str, Vec<usize>>,
}

const SOURCE: &str = include_str!("../../data/lexicon/themes.txt");

/// The terms that occur in texts.
pub(super) static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::read(|kind| kind.parse().ok()));

/// The phrases by which headings name themes; weak ones weigh less than 1.
pub(super) static HEADINGS: LazyLock<Terms> = LazyLock::new(|| {
    Terms::read(|kind| match kind {
        "heading" => Some(1.0),
        "weak" => Some(0.5),
        _ => None,
    })
});

impl Terms {
    /// The lines of the table whose second word says a weight.
    fn read(weight: impl Fn(&str) -> Option<f64>) -> Self {
        let mut list = Vec::new();
        for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.splitn(3, ' ');
            let (theme, kind) = (parts.next().and_then(ThemeId::of_id), parts.next());
            let (Some(theme), Some(weight)) = (theme, kind.and_then(&weight)) else {
                continue;
            };
            for term in parts.next().unwrap_or_default().split('|') {
                list.push(Term { words: term.split(' ').collect(), theme, weight });
            }
        }
        let mut by_first: FnvHashMap<&str, Vec<usize>> = FnvHashMap::default();
        for (n, term) in list.iter().enumerate() {
            by_first.entry(term.words[0]).or_default().push(n);
        }
        for terms in by_first.values_mut() {
            terms.sort_by_key(|&n| std::cmp::Reverse(list[n].words.len()));
        }
        Self { list, by_first }
    }

    /// The terms in a text from left to right; of those that begin at one syllable the longest. Commas within a term are
    /// passed over.
    pub(super) fn hits(&self, syllables: &[String]) -> Vec<TermHit> {
        let words: Vec<(usize, &str)> = syllables
            .iter()
            .enumerate()
            .filter(|(_, word)| *word != ",")
            .map(|(at, word)| (at, word.as_str()))
            .collect();
        let mut hits = Vec::new();
        let mut n = 0;
        while n < words.len() {
            let fits = |&&term: &&usize| {
                let term = &self.list[term].words;
                term.len() <= words.len() - n
                    && term.iter().zip(&words[n..]).all(|(word, (_, other))| word == other)
            };
            match self.by_first.get(words[n].1).and_then(|terms| terms.iter().find(fits)) {
                Some(&term) => {
                    hits.push(TermHit { term, at: words[n].0 });
                    n += self.list[term].words.len();
                }
                None => n += 1,
            }
        }
        hits
    }
}

/// A text as syllables without accents, with its commas, stops, colons and semicolons.
pub(super) fn syllables(text: &str) -> Vec<String> {
    let mut syllables = Vec::new();
    let folded = fold(text);
    let mut word = String::new();
    for c in folded.chars().chain([' ']) {
        if c.is_ascii_lowercase() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            syllables.push(with_i(std::mem::take(&mut word)));
        }
        if matches!(c, ',' | '.' | ';' | ':') {
            syllables.push(c.to_string());
        }
    }
    syllables
}

/// `sĩ` and `sỹ`, `kỉ` and `kỷ` are one.
fn with_i(word: String) -> String {
    match word.as_str() {
        "sy" | "ty" | "ky" | "ly" | "my" => format!("{}i", &word[..1]),
        _ => word,
    }
}
