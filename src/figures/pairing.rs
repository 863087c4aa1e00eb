//! Puts results beside the targets that measure the same, where nobody has: by the words of their names.
//!
//! The likeness of two names is Dice's coefficient over their words and pairs of neighbouring words, each weighted by
//! ln(1 + N/df) where df of N names have it. The best pairs are taken first, each figure once.

use std::collections::HashMap;

use crate::report::{Bilingual, Figure, FigureKind, Pair};

use super::find::tokens::normal;

/// The least likeness of a pair.
const LEAST: f64 = 0.6;

/// How many words of a target are followed to results, the rarest first, and how many results of each.
const FOLLOWED: usize = 6;
const MAX_OF_WORD: usize = 48;

/// Names of the same thing: the first is read as the second.
const SAME: [(&str, &str); 9] = [
    ("grdp", "tổng sản phẩm trên địa bàn"),
    ("gdp", "tổng sản phẩm trong nước"),
    ("bhyt", "bảo hiểm y tế"),
    ("ntm", "nông thôn mới"),
    ("thpt", "trung học phổ thông"),
    ("thcs", "trung học cơ sở"),
    ("htx", "hợp tác xã"),
    ("10.000", "vạn"),
    ("trưởng", ""),
];

/// A name as weighted words and pairs of words, in order of the words.
struct Name<'a> {
    figure: usize,
    weights: Vec<(&'a str, &'a str, f64)>,
    sum: f64,
}

/// The pairs of results and targets among figures.
pub fn pairs(figures: &[&Figure]) -> Vec<Pair> {
    let words: Vec<Vec<String>> = figures.iter().map(|figure| words(figure)).collect();
    let mut names_with: HashMap<&str, usize> = HashMap::new();
    for words in &words {
        let mut once: Vec<&str> = words.iter().map(String::as_str).collect();
        once.sort_unstable();
        once.dedup();
        for word in once {
            *names_with.entry(word).or_default() += 1;
        }
    }
    let weight = |word: &str| (1.0 + figures.len() as f64 / names_with[word] as f64).ln();
    let name = |n: usize| name(n, &words[n], &weight);
    let of_kind = |kind: FigureKind| -> Vec<usize> {
        let named = |&n: &usize| figures[n].kind == kind && !words[n].is_empty();
        (0..figures.len()).filter(named).collect()
    };
    let results: Vec<Name> = of_kind(FigureKind::Result).into_iter().map(name).collect();
    let mut results_with: HashMap<&str, Vec<usize>> = HashMap::new();
    for (r, result) in results.iter().enumerate() {
        for &(word, _, _) in result.weights.iter().filter(|(_, second, _)| second.is_empty()) {
            let with = results_with.entry(word).or_default();
            if with.len() < MAX_OF_WORD {
                with.push(r);
            }
        }
    }
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for target in of_kind(FigureKind::Target).into_iter().map(name) {
        let mut rare: Vec<_> =
            target.weights.iter().filter(|(_, second, _)| second.is_empty()).collect();
        rare.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
        let mut near: Vec<usize> = rare
            .iter()
            .take(FOLLOWED)
            .filter_map(|(word, _, _)| results_with.get(word))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        for r in near {
            let result = &results[r];
            let likeness = likeness(result, &target);
            if likeness >= LEAST && comparable(figures[result.figure], figures[target.figure]) {
                candidates.push((likeness, result.figure, target.figure));
            }
        }
    }
    best(figures, candidates)
}

/// The best candidates first, each figure once.
fn best(figures: &[&Figure], mut candidates: Vec<(f64, usize, usize)>) -> Vec<Pair> {
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    let mut taken = vec![false; figures.len()];
    let mut pairs = Vec::new();
    for (_, result, target) in candidates {
        if taken[result] || taken[target] {
            continue;
        }
        (taken[result], taken[target]) = (true, true);
        pairs.push(Pair {
            result: figures[result].id.clone(),
            target: figures[target].id.clone(),
            name: Bilingual { vi: figures[target].name.vi.clone(), en: None },
            same_measure: true,
        });
    }
    pairs.sort_by(|a, b| a.target.cmp(&b.target));
    pairs
}

/// Whether two figures are of one measure and unit.
fn comparable(result: &Figure, target: &Figure) -> bool {
    let of = |figure: &Figure| {
        let unit = figure.unit.to_lowercase().replace("1 vạn", "vạn").replace("10.000", "vạn");
        let (unit, per) = unit.split_once('/').map_or((unit.as_str(), ""), |parts| parts);
        (unit.to_owned(), per.to_owned())
    };
    let ((unit, per), (other, other_per)) = (of(result), of(target));
    let percent = |unit: &str| unit.starts_with('%') || unit.starts_with('‰');
    let last = |unit: &str| unit.split(' ').next_back().unwrap_or_default().to_owned();
    // A person and a year are often left unsaid.
    let unsaid = |per: &str| matches!(per, "người" | "năm" | "người/năm");
    let same_per = per == other_per || unsaid(&per) || unsaid(&other_per);
    let later = result.year == 0 || target.year == 0 || target.year > result.year;
    later
        && result.measure == target.measure
        && percent(&unit) == percent(&other)
        && (unit == other || last(&unit) == last(&other))
        && (percent(&unit) || same_per)
}

/// The words of a figure's name: abbreviations spelt out, without years.
fn words(figure: &Figure) -> Vec<String> {
    let name = figure.name.vi.as_deref().unwrap_or_default();
    let mut words = Vec::new();
    let raw = name.split(|c: char| !c.is_alphanumeric() && c != '.');
    for word in
        raw.map(|word| normal(word.trim_matches('.')).into_owned()).filter(|word| !word.is_empty())
    {
        match SAME.iter().find(|(short, _)| *short == word) {
            // "Tổng sản phẩm trên địa bàn (GRDP)" says it twice.
            Some((_, long)) if words.join(" ").contains(long) => {}
            Some((_, long)) => words.extend(long.split_whitespace().map(str::to_owned)),
            None if is_year(&word) => {}
            None => words.push(word),
        }
    }
    words
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn name<'a>(figure: usize, words: &'a [String], weight: &impl Fn(&str) -> f64) -> Name<'a> {
    let single = words.iter().map(|word| (word.as_str(), "", weight(word)));
    let double = words.windows(2).map(|pair| {
        let mean = f64::midpoint(weight(&pair[0]), weight(&pair[1]));
        (pair[0].as_str(), pair[1].as_str(), mean)
    });
    let mut weights: Vec<(&str, &str, f64)> = single.chain(double).collect();
    weights.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    weights.dedup_by(|a, b| (a.0, a.1) == (b.0, b.1));
    let sum = weights.iter().map(|(_, _, weight)| weight).sum();
    Name { figure, weights, sum }
}

fn likeness(a: &Name, b: &Name) -> f64 {
    let (mut x, mut y, mut common) = (0, 0, 0.0);
    while let (Some(left), Some(right)) = (a.weights.get(x), b.weights.get(y)) {
        match (left.0, left.1).cmp(&(right.0, right.1)) {
            std::cmp::Ordering::Less => x += 1,
            std::cmp::Ordering::Greater => y += 1,
            std::cmp::Ordering::Equal => {
                common += left.2.min(right.2);
                x += 1;
                y += 1;
            }
        }
    }
    2.0 * common / (a.sum + b.sum)
}
