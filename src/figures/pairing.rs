//! Pairs results with targets that measure the same, by the words of their names.
//!
//! The similarity of two names is Dice's coefficient over their words and pairs of neighbouring words, each weighted by
//! ln(1 + N/df) where df of N names have it. The best pairs are taken first, each figure once.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use crate::report::{Bilingual, Figure, FigureKind, Pair};

use super::tokens::normal;

/// The least similarity of a pair.
const LEAST: f64 = 0.6;

/// How many words of a target are looked up, the rarest first, and the most results of each.
const FOLLOWED: usize = 5;
const MAX_OF_WORD: usize = 32;

/// Synonyms: the first is read as the second.
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

/// A word of a name, or two neighbouring ones, as numbers of words. The second of a single word is [`NONE`].
type Part = (u32, u32);
const NONE: u32 = u32::MAX;

/// A name as its weighted parts, in order, with the unit of its figure.
struct Name {
    figure: usize,
    parts: Vec<(Part, f64)>,
    sum: f64,
    unit: String,
    per: String,
}

/// The pairs of results and targets among figures.
pub(crate) fn pairs(figures: &[&Figure]) -> Vec<Pair> {
    let names = names(figures);
    let of_kind = |kind: FigureKind| -> Vec<&Name> {
        names.iter().filter(|name| figures[name.figure].kind == kind).collect()
    };
    let results = of_kind(FigureKind::Result);
    let results_with = by_word(&results);
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for target in of_kind(FigureKind::Target) {
        for r in near(target, &results_with) {
            let result = results[r];
            if !comparable(figures, result, target) {
                continue;
            }
            let likeness = likeness(result, target);
            if likeness >= LEAST {
                candidates.push((likeness, result.figure, target.figure));
            }
        }
    }
    best(figures, candidates)
}

/// The names of figures that have one.
fn names(figures: &[&Figure]) -> Vec<Name> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut names_with: Vec<u32> = Vec::new();
    let mut all: Vec<Vec<u32>> = Vec::with_capacity(figures.len());
    for figure in figures {
        let mut name = Vec::new();
        for word in words(figure) {
            let next = numbers.len() as u32;
            let number = *numbers.entry(word).or_insert(next);
            if number == next {
                names_with.push(0);
            }
            if !name.contains(&number) {
                names_with[number as usize] += 1;
            }
            name.push(number);
        }
        all.push(name);
    }
    let weight = |word: u32| {
        let with = f64::from(names_with[word as usize]);
        libm::log(1.0 + figures.len() as f64 / with)
    };
    let named = all.iter().enumerate().filter(|(_, words)| !words.is_empty());
    named.map(|(n, words)| name(n, figures[n], words, weight)).collect()
}

fn name(n: usize, figure: &Figure, words: &[u32], weight: impl Fn(u32) -> f64) -> Name {
    let single = words.iter().map(|&word| ((word, NONE), weight(word)));
    let double = words
        .windows(2)
        .map(|pair| ((pair[0], pair[1]), f64::midpoint(weight(pair[0]), weight(pair[1]))));
    let mut parts: Vec<(Part, f64)> = single.chain(double).collect();
    parts.sort_by_key(|(part, _)| *part);
    parts.dedup_by_key(|(part, _)| *part);
    let unit = figure.unit.to_lowercase().replace("1 vạn", "vạn").replace("10.000", "vạn");
    let (unit, per) = unit.split_once('/').map_or((unit.as_str(), ""), |parts| parts);
    Name {
        figure: n,
        sum: parts.iter().map(|(_, weight)| weight).sum(),
        parts,
        unit: unit.to_owned(),
        per: per.to_owned(),
    }
}

/// For each word, the first results whose names have it.
fn by_word(results: &[&Name]) -> HashMap<u32, Vec<usize>> {
    let mut results_with: HashMap<u32, Vec<usize>> = HashMap::new();
    for (r, result) in results.iter().enumerate() {
        for &((word, _), _) in result.parts.iter().filter(|((_, second), _)| *second == NONE) {
            let with = results_with.entry(word).or_default();
            if with.len() < MAX_OF_WORD {
                with.push(r);
            }
        }
    }
    results_with
}

/// The results that share one of a target's rarest words, as indices in their list.
fn near(target: &Name, results_with: &HashMap<u32, Vec<usize>>) -> Vec<usize> {
    let single = target.parts.iter().filter(|((_, second), _)| *second == NONE);
    let mut rare: Vec<(Part, f64)> = single.copied().collect();
    rare.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let rare = rare.iter().take(FOLLOWED);
    let found = rare.filter_map(|((word, _), _)| results_with.get(word)).flatten();
    let mut near: Vec<usize> = found.copied().collect();
    near.sort_unstable();
    near.dedup();
    near
}

/// The best candidates first, of equal ones that with the latest result, each figure once; in the order of the targets.
fn best(figures: &[&Figure], mut candidates: Vec<(f64, usize, usize)>) -> Vec<Pair> {
    let place = |&(_, result, target): &(f64, usize, usize)| {
        (target, Reverse(figures[result].year), result)
    };
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(place(a).cmp(&place(b))));
    let mut taken = vec![false; figures.len()];
    let mut chosen = Vec::new();
    for (_, result, target) in candidates {
        if !taken[result] && !taken[target] {
            (taken[result], taken[target]) = (true, true);
            chosen.push((target, result));
        }
    }
    chosen.sort_unstable();
    let pair = |(target, result): (usize, usize)| Pair {
        result: figures[result].id.clone(),
        target: figures[target].id.clone(),
        name: Bilingual { vi: figures[target].name.vi.clone(), en: None },
        same_measure: true,
    };
    chosen.into_iter().map(pair).collect()
}

/// Whether two figures have the same measure and unit, and the target is for a later year.
fn comparable(figures: &[&Figure], result: &Name, target: &Name) -> bool {
    let (of_result, of_target) = (figures[result.figure], figures[target.figure]);
    let percent = |name: &Name| name.unit.starts_with(['%', '‰']);
    // "nghìn ha" and "ha" differ only in size.
    let same_unit = result.unit.rsplit(' ').next() == target.unit.rsplit(' ').next();
    // A person and a year are often left unsaid.
    let unsaid = |name: &Name| matches!(name.per.as_str(), "người" | "năm" | "người/năm");
    let same_per = result.per == target.per || unsaid(result) || unsaid(target);
    let later = of_result.year == 0 || of_target.year == 0 || of_target.year > of_result.year;
    later
        && of_result.measure == of_target.measure
        && percent(result) == percent(target)
        && same_unit
        && (percent(result) || same_per)
}

/// The words of a figure's name, with abbreviations written out and without years.
fn words(figure: &Figure) -> Vec<String> {
    let name = figure.name.vi.as_deref().unwrap_or_default();
    let mut words = Vec::new();
    let raw = name.split(|c: char| !c.is_alphanumeric() && c != '.');
    for word in
        raw.map(|word| normal(word.trim_matches('.')).into_owned()).filter(|word| !word.is_empty())
    {
        match SAME.iter().find(|(short, _)| *short == word) {
            // "Tổng sản phẩm trên địa bàn (GRDP)" has the long form already.
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

fn likeness(a: &Name, b: &Name) -> f64 {
    let (mut x, mut y, mut common) = (0, 0, 0.0);
    while let (Some(left), Some(right)) = (a.parts.get(x), b.parts.get(y)) {
        match left.0.cmp(&right.0) {
            Ordering::Less => x += 1,
            Ordering::Greater => y += 1,
            Ordering::Equal => {
                common += left.1.min(right.1);
                x += 1;
                y += 1;
            }
        }
    }
    2.0 * common / (a.sum + b.sum)
}

#[cfg(test)]
mod tests;
