//! Any phrase of the report is found however it is typed, its highlights read as what was typed, and no key on the way
//! empties the list.

use std::collections::HashSet;

use baocao::fold::fold;
use baocao::report::{Node, Report};
use baocao::search::{Index, Results, Tier};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{check, contains, real, slice, small, words};

/// How many hits somebody looks at.
const FIRST: usize = 5;

/// A phrase of a report: the node, its words as written, and the characters from its first to its last.
struct Phrase {
    node: Node,
    text: String,
    words: Vec<String>,
}

/// Phrases of one to five words, beginning at every `step`th word.
fn phrases(report: &Report, step: usize) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut turn = 0;
    for node in report.nodes() {
        let text = report.plain(node);
        let found: Vec<(usize, &str)> = text
            .split_word_bound_indices()
            .filter(|(_, word)| word.chars().any(char::is_alphanumeric))
            .collect();
        for first in (0..found.len()).step_by(step) {
            turn += 1;
            let last = (first + turn % 5).min(found.len() - 1);
            let text = text[found[first].0..found[last].0 + found[last].1.len()].to_owned();
            phrases.push(Phrase { node, words: words(&text), text });
        }
    }
    phrases
}

/// Whether somebody who typed this phrase sees its passage: among the first five hits, or, where more than five say the
/// same, only such passages stand there.
fn is_seen(report: &Report, results: &Results, phrase: &Phrase) -> bool {
    let first = &results.hits[..results.hits.len().min(FIRST)];
    first.iter().any(|hit| hit.node == phrase.node)
        || first.len() == FIRST
            && first.iter().all(|hit| contains(&report.plain(hit.node), &phrase.words))
}

/// Asserts that every phrase is seen when typed as `typed` makes of it; `None` leaves a phrase out.
fn all_seen(report: &Report, step: usize, typed: impl Fn(&Phrase) -> Option<String>) {
    let index = Index::new(report);
    let mut missed = Vec::new();
    let mut asked = 0;
    for phrase in phrases(report, step) {
        let Some(query) = typed(&phrase) else {
            continue;
        };
        asked += 1;
        let results = index.search(&query);
        check(report, &results);
        if !is_seen(report, &results, &phrase) {
            missed.push(query);
        }
    }
    assert!(asked > 0);
    assert!(missed.is_empty(), "{} of {asked} missed: {missed:#?}", missed.len());
}

/// The syllable's tone on the other vowel: `hòa` for `hoà`.
fn other_tone_placement(text: &str) -> String {
    let pairs = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let mut other = text.to_owned();
    for (old, new) in pairs {
        other = if text.contains(old) { other.replace(old, new) } else { other.replace(new, old) };
    }
    other
}

#[test]
fn a_phrase_is_found_as_written() {
    all_seen(&real(), 3, |phrase| Some(phrase.text.clone()));
    all_seen(&small(), 1, |phrase| Some(phrase.text.clone()));
}

#[test]
fn a_phrase_is_found_without_accents() {
    all_seen(&real(), 3, |phrase| Some(fold(&phrase.text)));
    all_seen(&small(), 1, |phrase| Some(fold(&phrase.text).to_uppercase()));
}

#[test]
fn a_phrase_is_found_in_decomposed_letters() {
    all_seen(&real(), 4, |phrase| Some(phrase.text.nfd().collect()));
    all_seen(&small(), 1, |phrase| Some(phrase.text.nfkd().collect()));
}

#[test]
fn a_phrase_is_found_with_the_tone_placed_elsewhere() {
    let other = |phrase: &Phrase| {
        let other = other_tone_placement(&phrase.text);
        (other != phrase.text).then_some(other)
    };
    all_seen(&real(), 1, other);
    all_seen(&small(), 1, other);
}

#[test]
fn a_phrase_is_found_without_its_spaces() {
    for (report, step) in [(real(), 3), (small(), 1)] {
        let all: HashSet<String> =
            report.nodes().flat_map(|node| words(&report.plain(node))).collect();
        all_seen(&report, step, |phrase| {
            let glued: String = phrase.text.split_whitespace().collect();
            // "thú y" without its space is "thúy", which is a word of its own, or begins one: that is found first.
            let folded = fold(&glued);
            let another =
                phrase.words.len() > 1 && all.iter().any(|word| word.starts_with(&folded));
            // And two numbers without a space between are one other number.
            let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let pieces: Vec<&str> = phrase.text.split_whitespace().collect();
            let other_number = pieces.windows(2).any(|two| {
                two[0].trim_end_matches(',').ends_with(|c: char| c.is_ascii_digit())
                    && number(two[1])
            });
            (!another && !other_number).then_some(glued)
        });
    }
}

#[test]
fn a_phrase_is_found_with_a_letter_damaged() {
    let report = real();
    let index = Index::new(&report);
    let (mut asked, mut seen) = (0, 0);
    let mut missed = Vec::new();
    for (turn, phrase) in phrases(&report, 5).into_iter().enumerate() {
        let letters: Vec<char> = fold(&phrase.text).chars().collect();
        let spaces = phrase.text.contains(|c: char| !c.is_alphabetic() && c != ' ');
        // A slip in three letters, or in the first one, is beyond recognising.
        if spaces || letters.len() < 8 {
            continue;
        }
        let at = 2 + (turn * 7) % (letters.len() - 3);
        if letters[at] == ' ' || letters[at - 1] == ' ' || letters[at + 1] == ' ' {
            continue;
        }
        let mut damaged = letters.clone();
        match turn % 4 {
            0 => drop(damaged.remove(at)),
            1 => damaged.swap(at, at + 1),
            2 => damaged.insert(at, letters[at]),
            _ => damaged[at] = if letters[at] == 'x' { 'k' } else { 'x' },
        }
        asked += 1;
        let query: String = damaged.iter().collect();
        let results = index.search(&query);
        check(&report, &results);
        if is_seen(&report, &results, &phrase) {
            seen += 1;
        } else {
            missed.push(format!("{query} <- {}", phrase.text));
        }
    }
    println!("{missed:#?}\nseen {seen} of {asked}");
    assert!(asked > 200, "only {asked} phrases");
    assert!(seen * 100 >= asked * 97, "only {seen} of {asked} were seen");
}

#[test]
fn highlights_read_as_what_was_typed() {
    let report = real();
    let index = Index::new(&report);
    for phrase in phrases(&report, 7) {
        for query in [phrase.text.clone(), fold(&phrase.text)] {
            let results = index.search(&query);
            let own = results.hits.iter().find(|hit| hit.node == phrase.node);
            let Some(hit) = own.filter(|hit| hit.tier != Tier::Approximate) else {
                continue;
            };
            let text = report.plain(hit.node);
            let best = slice(&text, &hit.matches[hit.best]);
            assert_eq!(words(&best), phrase.words, "{query:?} in {text:?}");
        }
    }
}

#[test]
fn typing_on_never_empties_the_list() {
    let report = real();
    let index = Index::new(&report);
    let all = phrases(&report, 1);
    for phrase in all.iter().step_by(all.len() / 200) {
        let mut typed = String::new();
        let mut empty = None;
        for c in phrase.text.chars() {
            typed.push(c);
            let results = index.search(&typed);
            if results.hits.is_empty() {
                empty = Some(typed.clone());
            } else if let Some(empty) = empty.take().filter(|empty| !words(empty).is_empty()) {
                panic!("nothing for {empty:?} on the way to {:?}", phrase.text);
            }
        }
        assert_eq!(empty, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_phrase_is_found_anywhere_it_is_taken_from(step in 40..400usize) {
        // Another step is another set of phrases, at other places and of other lengths.
        let report = small();
        all_seen(&report, 1 + step % 7, |phrase| Some(phrase.text.clone()));
        let report = real();
        all_seen(&report, step, |phrase| Some(match step % 3 {
            0 => phrase.text.clone(),
            1 => fold(&phrase.text),
            _ => phrase.text.nfd().collect(),
        }));
    }
}

/// The passages that hold a phrase, and how often they do: counted by splitting the text at whatever ends a phrase.
fn counted(report: &Report, phrase: &str, form: impl Fn(&str) -> String) -> (usize, usize) {
    let wanted: Vec<String> = form(phrase).split(' ').map(ToOwned::to_owned).collect();
    let within = |c: char| " -–—/\"“”‘’'()[]{}&,".contains(c);
    let mut passages = 0;
    let mut occurrences = 0;
    for node in report.nodes() {
        let label = report.label(node).filter(|_| matches!(node, Node::Heading(_)));
        let text = format!("{} {}", label.map_or("", |label| label), report.plain(node));
        let text = form(&text);
        let pieces = text.split(|c: char| !c.is_alphanumeric() && !within(c));
        let mut here = 0;
        for piece in pieces {
            let words: Vec<&str> = piece.split(within).filter(|word| !word.is_empty()).collect();
            let mut at = 0;
            while at + wanted.len() <= words.len() {
                let found = words[at..at + wanted.len()].iter().eq(&wanted);
                here += usize::from(found);
                at += if found { wanted.len() } else { 1 };
            }
        }
        passages += usize::from(here > 0);
        occurrences += here;
    }
    (passages, occurrences)
}

#[test]
fn a_phrase_is_counted_as_often_as_it_stands_in_the_text() {
    let report = real();
    let index = Index::new(&report);
    let marked = |text: &str| text.to_lowercase();
    for phrase in [
        "trung quốc",
        "giao thông",
        "gdp",
        "bảo hiểm xã hội",
        "quốc hội",
        "kiểm tra giám sát",
        "ocop",
        "an sinh xã hội",
        "cải cách hành chính",
        "tổ chức đảng",
    ] {
        let expected = [counted(&report, phrase, marked), counted(&report, &fold(phrase), fold)];
        for (query, expected) in [phrase.to_owned(), fold(phrase)].into_iter().zip(expected) {
            for query in [query.clone(), format!("\"{query}\"")] {
                let results = index.search(&query);
                let exact = &results.hits[..results.exact];
                let found = exact.iter().map(|hit| hit.matches.len().max(1)).sum();
                assert_eq!((results.exact, found), expected, "{query:?}");
            }
        }
    }
}

#[test]
fn in_quotation_marks_nothing_but_the_phrase_is_found() {
    let report = real();
    let index = Index::new(&report);
    for query in ["quốc hội", "giao thông", "thuy dein", "bhyt", "bảo hiểm xã hội"] {
        let quoted = index.search(&format!("“{query}”"));
        assert_eq!(quoted.hits.len(), quoted.exact, "{query:?}");
    }
    assert!(index.search("\"thuy dein\"").hits.is_empty());
}
