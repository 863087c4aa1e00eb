//! Abbreviations in queries: those that the report lists, both ways, and terms that may be the initials of words.

use std::ops::Range;

use super::corpus::Corpus;
use super::query::{Part, Query, Term};
use super::tokens::{Agreement, Gap};
use crate::report::Report;

/// The fewest letters of initials.
const FEWEST_INITIALS: usize = 2;
/// Consonants written with more than one letter, which initials may keep whole (`th` for `thường`).
const CLUSTERS: [&str; 11] = ["ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"];
const LONGEST_CLUSTER: usize = 3;
/// Initials are mostly consonants: a term in which more than every third letter is a vowel is none.
const FEWEST_LETTERS_A_VOWEL: usize = 3;
/// The letters of vowels, without diacritics.
pub(super) const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

/// An abbreviation of the report's list.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    short: Part,
    /// Its long forms, of which a list may give several.
    long: Vec<Part>,
}

/// The abbreviations of the report's list.
pub(super) fn listed(report: &Report) -> Vec<Listed> {
    let part = |text: &str| -> Part { Query::parse(text).parts.into_iter().flatten().collect() };
    report
        .curation
        .abbreviations
        .iter()
        .filter_map(|abbreviation| {
            let short = part(&abbreviation.short);
            let long = abbreviation.long.vi.as_deref().unwrap_or_default();
            let long: Vec<Part> = long
                .split([';', '/'])
                .map(part)
                .flat_map(|long| without_and(&long).into_iter().chain([long]))
                .filter(|long| !long.is_empty() && *long != short)
                .collect();
            (!short.is_empty() && !long.is_empty()).then_some(Listed { short, long })
        })
        .collect()
}

/// The same without "và" (and), instead of which the text may have a comma or a dash.
fn without_and(long: &[Term]) -> Option<Part> {
    let rest: Part = long.iter().filter(|term| term.folded != "va").cloned().collect();
    (rest.len() < long.len()).then_some(rest)
}

/// Every run of parts that is an abbreviation of the list, with its long form, and every run that is a long form, with the
/// abbreviation.
pub(super) fn rewrite<'a>(parts: &[Part], listed: &'a [Listed]) -> Vec<(Range<usize>, &'a Part)> {
    let mut other_words = Vec::new();
    for entry in listed {
        for from in 0..parts.len() {
            if let Some(to) = run_of(parts, from, &entry.short) {
                other_words.extend(entry.long.iter().map(|long| (from..to, long)));
            }
            for long in &entry.long {
                if let Some(to) = run_of(parts, from, long) {
                    other_words.push((from..to, &entry.short));
                }
            }
        }
    }
    other_words
}

/// The end of the run of parts that begins at `from` and is `expression`.
fn run_of(parts: &[Part], from: usize, expression: &[Term]) -> Option<usize> {
    let mut rest = expression;
    for (i, part) in parts[from..].iter().enumerate() {
        let (mine, others) = rest.split_at_checked(part.len())?;
        if !part.iter().zip(mine).all(|(typed, term)| same(typed, term)) {
            return None;
        }
        rest = others;
        if rest.is_empty() {
            return Some(from + i + 1);
        }
    }
    None
}

/// Whether a typed term is a term of the list: diacritics may be left out but not differ.
fn same(typed: &Term, term: &Term) -> bool {
    typed.folded == term.folded && typed.diacritics().agree(term.diacritics()) != Agreement::Other
}

/// The runs of words with these initials: of each word its first letter or the whole cluster that it begins with.
pub(super) fn spelt_out(corpus: &Corpus, initials: &str) -> Vec<Range<u32>> {
    let letters: Vec<char> = initials.chars().collect();
    let vowels = letters.iter().filter(|letter| VOWELS.contains(letter)).count();
    if letters.len() < FEWEST_INITIALS || vowels * FEWEST_LETTERS_A_VOWEL > letters.len() {
        return Vec::new();
    }
    // The second word begins with the second letter, or with the one after a cluster.
    let seconds = &letters[1..letters.len().min(LONGEST_CLUSTER + 1)];
    let tokens = 0..(corpus.tokens.len() as u32).saturating_sub(1);
    tokens
        .filter(|&start| {
            corpus.may_begin(start, letters[0])
                && seconds.iter().any(|&second| corpus.may_begin(start + 1, second))
        })
        .filter_map(|start| {
            let end = follow(corpus, initials, start)?;
            (end - start > 1).then_some(start..end)
        })
        .collect()
}

/// The end of the run of words from `token` on whose initials these are.
fn follow(corpus: &Corpus, initials: &str, token: u32) -> Option<u32> {
    let word = corpus.word(corpus.word_of(token));
    let first = word.chars().next()?;
    let rest = initials.strip_prefix(first)?;
    let next = |rest: &str| match rest {
        "" => Some(token + 1),
        _ if corpus.follows(token + 1, Gap::Space) => follow(corpus, rest, token + 1),
        _ => None,
    };
    next(rest).or_else(|| {
        (2..=LONGEST_CLUSTER).find_map(|letters| {
            let cluster = initials.get(..letters)?;
            (CLUSTERS.contains(&cluster) && word.starts_with(cluster))
                .then(|| next(&initials[letters..]))
                .flatten()
        })
    })
}
