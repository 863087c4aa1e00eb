//! How long the index takes to build and a key takes to answer, on the report, on 10 and on 100 of it, beside the fuzzy
//! matcher as it is mostly used: on whole paragraphs.
//!
//! The copies are not the same: in each some words change places and some change a letter, so that words and compounds
//! grow in number as they would in other reports.

use std::hint::black_box;
use std::time::{Duration, Instant};

use baocao::fold::fold;
use baocao::import::import;
use baocao::report::json::read_curation;
use baocao::report::{Note, Report, Run, plain};
use baocao::search::Index;
use criterion::{BatchSize, Criterion};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// What a reader may type: words with and without accents, glued, mistyped, abbreviated, numbers, and what is not there.
const QUERIES: [&str; 32] = [
    "OCOP",
    "GRDP",
    "thủy điện",
    "thuy dien",
    "thuydien",
    "thuy dein",
    "hộ nghèo",
    "nông thôn mới",
    "cải cách hành chính",
    "kiểm tra, giám sát",
    "bảo hiểm y tế",
    "bhyt",
    "cntt",
    "Tỉnh uỷ",
    "bác sĩ",
    "Covid-19",
    "21-NQ/TW",
    "6.705,5",
    "9,0%",
    "16/6/2022",
    "vân nam bí thư",
    "tỷ lệ đỗ tốt nghiệp",
    "dich vu cong truc tuyeen",
    "suy dinh duogn",
    "hoang lein",
    "giamngheo",
    "các chương trình mục tiêu",
    "sâm hội chợ",
    "tàu điện ngầm",
    "đường sắt",
    "methadol",
    "và của các",
];

/// Each key is timed this often and the shortest time counts, so that what else the machine does is left out.
const RUNS: usize = 3;

/// How many keys of the baseline are enough on the most copies.
const BASELINE_KEYS: usize = 40;

/// Pseudo-random numbers, the same on every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// The report, as it is imported.
fn imported() -> Report {
    let curation =
        read_curation(include_bytes!("../data/lai-chau-2022/curation.json")).expect("curation");
    import(include_bytes!("../data/lai-chau-2022/source.md"), Some(curation)).report
}

/// A paragraph with one in ten words moved by one and one in fifty with another letter.
fn shuffled(paragraph: &str, dice: &mut Dice) -> String {
    let mut words: Vec<String> = paragraph.split_whitespace().map(str::to_owned).collect();
    for i in 1..words.len() {
        if dice.below(10) == 0 {
            words.swap(i - 1, i);
        }
        if dice.below(50) == 0 {
            let letter = char::from(b'a' + dice.below(26) as u8);
            let mut letters: Vec<char> = words[i].chars().collect();
            let at = dice.below(letters.len());
            letters[at] = letter;
            words[i] = letters.into_iter().collect();
        }
    }
    words.join(" ")
}

/// The report, and then copies of it with other words.
fn report(copies: usize) -> Report {
    let mut dice = Dice(2022);
    let original = imported();
    let mut report = original.clone();
    for _ in 1..copies {
        for section in &original.sections {
            let mut section = section.clone();
            for block in &mut section.blocks {
                let text = shuffled(&plain(&block.text), &mut dice);
                block.text = vec![Run::Plain(text.as_str().into())];
            }
            report.sections.push(section);
        }
        for note in &original.notes {
            let text = shuffled(&plain(&note.text), &mut dice);
            report
                .notes
                .push(Note { text: vec![Run::Plain(text.as_str().into())], ..note.clone() });
        }
    }
    report
}

/// Every query, letter by letter.
fn keys() -> Vec<String> {
    let starts = |query: &str| -> Vec<String> {
        query.char_indices().map(|(at, c)| query[..at + c.len_utf8()].to_owned()).collect()
    };
    QUERIES.iter().flat_map(|query| starts(query)).collect()
}

/// The time of each key, the quickest key first.
fn times(keys: &[String], mut search: impl FnMut(&str) -> usize) -> Vec<Duration> {
    let mut times: Vec<Duration> = keys
        .iter()
        .map(|key| {
            let once = || {
                let start = Instant::now();
                black_box(search(key));
                start.elapsed()
            };
            std::iter::repeat_with(once).take(RUNS).min().unwrap_or_default()
        })
        .collect();
    times.sort_unstable();
    times
}

/// The time that a share of the keys stays under.
fn quantile(times: &[Duration], share: f64) -> Duration {
    times[((times.len() - 1) as f64 * share) as usize]
}

fn row(name: &str, times: &[Duration]) {
    let [p50, p95, max] = [0.5, 0.95, 1.0].map(|share| quantile(times, share));
    println!("{name:<28} p50 {p50:>9.1?}  p95 {p95:>9.1?}  max {max:>9.1?}");
}

/// Prints the time a key takes, beside the baseline.
fn table(copies: usize) {
    let report = report(copies);
    let start = Instant::now();
    let index = Index::new(&report);
    println!("\n{copies} × the report: index built in {:.1?}", start.elapsed());
    let mut keys = keys();
    let ours = times(&keys, |key| index.search(key).hits.len());
    row("  a key", &ours);
    let folded: Vec<String> = report.nodes().map(|node| fold(&report.plain(node))).collect();
    let matcher = SkimMatcherV2::default().ignore_case();
    if copies > 10 {
        let step = keys.len() / BASELINE_KEYS;
        keys = keys.into_iter().step_by(step).collect();
    }
    let theirs = times(&keys, |key| {
        let key = fold(key);
        folded.iter().filter(|text| matcher.fuzzy_match(text, &key).is_some()).count()
    });
    row("  SkimMatcherV2 on paragraphs", &theirs);
    let factor =
        |share| quantile(&theirs, share).as_secs_f64() / quantile(&ours, share).as_secs_f64();
    println!(
        "  faster by                    p50 {:>8.0}×  p95 {:>8.0}×  max {:>8.0}×",
        factor(0.5),
        factor(0.95),
        factor(1.0)
    );
}

fn main() {
    for copies in [1, 10, 100] {
        table(copies);
    }
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let keys = keys();
    for copies in [1, 10, 100] {
        let report = report(copies);
        criterion.bench_function(&format!("build the index/{copies}"), |bench| {
            bench.iter_batched(|| (), |()| Index::new(&report), BatchSize::PerIteration);
        });
        let index = Index::new(&report);
        criterion.bench_function(&format!("all {} keys/{copies}", keys.len()), |bench| {
            bench.iter(|| keys.iter().map(|key| index.search(key).hits.len()).sum::<usize>());
        });
    }
    criterion.final_summary();
}
