//! Labelled reports: Markdown with the labels of its figures between braces, as `tests/figures/labelled/README.md` says.

use baocao::import::import;
use baocao::report::{FigureKind, Report, Spot};

/// What a labelled number is.
#[derive(Clone, Debug)]
pub enum Label {
    Figure(Expected),
    /// With the position of the figure it belongs to in the list of labels.
    Comparison {
        of: usize,
        basis: String,
        measure: String,
    },
}

#[derive(Clone, Debug)]
pub struct Expected {
    pub unit: String,
    pub name: Option<String>,
    pub kind: FigureKind,
    pub year: Option<u16>,
    pub theme: Option<String>,
}

/// A labelled number and where it stands.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub spot: Spot,
    pub offset: usize,
    pub number: String,
    pub label: Label,
}

/// Mark the numbers in the copy that tells where they are. No report has them.
const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// The report of a labelled file and its labels, in reading order.
pub fn read(source: &str) -> (Report, Vec<Labelled>) {
    let (clean, marked, mut labels) = parse(source);
    let report = import(clean.as_bytes(), None).report;
    let twin = import(marked.as_bytes(), None).report;
    let mut found: Vec<(Spot, usize, String)> = Vec::new();
    for spot in twin.spots() {
        let plain = twin.plain(spot);
        let unmarked: String = plain.chars().filter(|c| ![OPEN, CLOSE].contains(c)).collect();
        assert_eq!(unmarked, report.plain(spot), "the marks changed the import");
        let mut offset = 0;
        let mut number: Option<(usize, String)> = None;
        for c in plain.chars() {
            match (c, &mut number) {
                (OPEN, _) => number = Some((offset, String::new())),
                (CLOSE, _) => {
                    let (at, digits) = number.take().expect("an opening mark");
                    found.push((spot, at, digits));
                }
                (c, number) => {
                    if let Some((_, digits)) = number {
                        digits.push(c);
                    }
                    offset += 1;
                }
            }
        }
    }
    assert_eq!(found.len(), labels.len(), "labels lost in the import");
    let placed = found.into_iter().zip(labels.drain(..)).map(|((spot, offset, number), label)| {
        assert_eq!(number, label.0);
        Labelled { spot, offset, number, label: label.1 }
    });
    (report, placed.collect())
}

/// The report, the report with its labelled numbers marked, and the labels.
fn parse(source: &str) -> (String, String, Vec<(String, Label)>) {
    let (mut clean, mut marked) = (String::new(), String::new());
    let mut labels: Vec<(String, Label)> = Vec::new();
    let mut pending: Vec<(usize, usize)> = Vec::new();
    let (mut kind, mut year, mut theme) = (FigureKind::Result, None, None);
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('{') {
        clean.push_str(before);
        marked.push_str(before);
        let (label, after) = after.split_once('}').expect("a closing brace");
        rest = after;
        if let Some(setting) = label.strip_prefix('@') {
            let (word, value) = setting.split_once(' ').expect("a word and a value");
            match word {
                "result" => (kind, year) = (FigureKind::Result, value.parse().ok()),
                "target" => (kind, year) = (FigureKind::Target, value.parse().ok()),
                "theme" => theme = Some(value.to_owned()),
                other => panic!("{other}"),
            }
            // A setting on a line of its own is no line of the report.
            if rest.starts_with('\n') && (clean.is_empty() || clean.ends_with('\n')) {
                rest = &rest[1..];
            }
            continue;
        }
        let (number, label) = match label.split_once('>') {
            Some((number, label)) => {
                let mut words = label.split_whitespace();
                let (basis, measure) =
                    (words.next().expect("basis"), words.next().expect("measure"));
                let back = match words.next() {
                    Some(next) if next.starts_with('+') => None,
                    Some(back) => Some(back.trim_start_matches('^').parse::<usize>().expect("^n")),
                    None => Some(0),
                };
                let figures = labels
                    .iter()
                    .enumerate()
                    .rev()
                    .filter(|(_, (_, label))| matches!(label, Label::Figure(_)));
                let of =
                    back.map(|back| figures.map(|(n, _)| n).nth(back).expect("a figure before"));
                if of.is_none() {
                    pending.push((labels.len(), 0));
                }
                let label = Label::Comparison {
                    of: of.unwrap_or_default(),
                    basis: basis.to_owned(),
                    measure: measure.to_owned(),
                };
                (number, label)
            }
            None => {
                let (number, unit) = label.split_once(':').expect("a unit");
                let (unit, name) =
                    unit.split_once('|').map_or((unit, None), |(unit, name)| (unit, Some(name)));
                for (waiting, _) in pending.drain(..) {
                    let next = labels.len();
                    if let Label::Comparison { of, .. } = &mut labels[waiting].1 {
                        *of = next;
                    }
                }
                let expected = Expected {
                    unit: unit.trim().to_owned(),
                    name: name.map(|name| name.trim().to_owned()),
                    kind,
                    year,
                    theme: theme.clone(),
                };
                (number, Label::Figure(expected))
            }
        };
        clean.push_str(number);
        marked.push(OPEN);
        marked.push_str(number);
        marked.push(CLOSE);
        labels.push((number.to_owned(), label));
    }
    clean.push_str(rest);
    marked.push_str(rest);
    (clean, marked, labels)
}
