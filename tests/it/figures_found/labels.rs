//! Labelled reports: Markdown with the labels of its figures between braces, as `tests/figures/labelled/README.md` says.

use baocao::import::import;
use baocao::report::{FigureKind, Node, Report};

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
    pub node: Node,
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
    let mut found: Vec<(Node, usize, String)> = Vec::new();
    for node in twin.nodes() {
        let plain = twin.plain(node);
        let unmarked: String = plain.chars().filter(|c| ![OPEN, CLOSE].contains(c)).collect();
        assert_eq!(unmarked, report.plain(node), "the marks changed the import");
        let mut offset = 0;
        let mut number: Option<(usize, String)> = None;
        for c in plain.chars() {
            match (c, &mut number) {
                (OPEN, _) => number = Some((offset, String::new())),
                (CLOSE, _) => {
                    let (at, digits) = number.take().expect("an opening mark");
                    found.push((node, at, digits));
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
    let placed = found.into_iter().zip(labels.drain(..)).map(|((node, offset, number), label)| {
        assert_eq!(number, label.0);
        Labelled { node, offset, number, label: label.1 }
    });
    (report, placed.collect())
}

/// The report, the report with its labelled numbers marked, and the labels.
fn parse(source: &str) -> (String, String, Vec<(String, Label)>) {
    let mut parser = Parser {
        clean: String::new(),
        marked: String::new(),
        labels: Vec::new(),
        waiting: Vec::new(),
        setting: Expected {
            unit: String::new(),
            name: None,
            kind: FigureKind::Result,
            year: None,
            theme: None,
        },
    };
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('{') {
        parser.text(before);
        let (label, after) = after.split_once('}').expect("a closing brace");
        rest = after;
        if let Some(setting) = label.strip_prefix('@') {
            parser.set(setting);
            // A setting on a line of its own is no line of the report.
            if parser.clean.is_empty() || parser.clean.ends_with('\n') {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
        } else if let Some((number, comparison)) = label.split_once('>') {
            parser.comparison(number, comparison);
        } else {
            let (number, unit) = label.split_once(':').expect("a unit");
            parser.figure(number, unit);
        }
    }
    parser.text(rest);
    (parser.clean, parser.marked, parser.labels)
}

struct Parser {
    clean: String,
    marked: String,
    labels: Vec<(String, Label)>,
    /// The comparisons that belong to a later figure, and how many figures further on it is.
    waiting: Vec<(usize, usize)>,
    /// What was set last.
    setting: Expected,
}

impl Parser {
    fn text(&mut self, text: &str) {
        self.clean.push_str(text);
        self.marked.push_str(text);
    }

    fn set(&mut self, setting: &str) {
        let (word, value) = setting.split_once(' ').expect("a word and a value");
        let set = &mut self.setting;
        match word {
            "result" => (set.kind, set.year) = (FigureKind::Result, value.parse().ok()),
            "target" => (set.kind, set.year) = (FigureKind::Target, value.parse().ok()),
            "theme" => set.theme = Some(value.to_owned()),
            other => panic!("{other}"),
        }
    }

    fn add(&mut self, number: &str, label: Label) {
        self.clean.push_str(number);
        self.marked.push(OPEN);
        self.marked.push_str(number);
        self.marked.push(CLOSE);
        self.labels.push((number.to_owned(), label));
    }

    fn figure(&mut self, number: &str, unit: &str) {
        let here = self.labels.len();
        for (waiting, ahead) in &mut self.waiting {
            *ahead -= 1;
            if let (0, Label::Comparison { of, .. }) = (*ahead, &mut self.labels[*waiting].1) {
                *of = here;
            }
        }
        self.waiting.retain(|(_, ahead)| *ahead > 0);
        let (unit, name) = match unit.split_once('|') {
            Some((unit, name)) => (unit, Some(name.trim().to_owned())),
            None => (unit, None),
        };
        let unit = unit.trim().to_owned();
        self.add(number, Label::Figure(Expected { unit, name, ..self.setting.clone() }));
    }

    /// `plan percent_of`, with `^1` for the figure one further back or `+1` for the next.
    fn comparison(&mut self, number: &str, label: &str) {
        let words: Vec<&str> = label.split_whitespace().collect();
        let back = words.get(2).map_or(Some(0), |back| back.strip_prefix('^')?.parse().ok());
        let figures = self.labels.iter().enumerate().rev();
        let mut figures =
            figures.filter(|(_, (_, label))| matches!(label, Label::Figure(_))).map(|(n, _)| n);
        let of = match back {
            Some(back) => figures.nth(back).expect("a figure before"),
            None => usize::MAX,
        };
        if back.is_none() {
            let ahead = words[2].strip_prefix('+').and_then(|ahead| ahead.parse().ok());
            self.waiting.push((self.labels.len(), ahead.expect("a figure further on")));
        }
        let (basis, measure) = (words[0].replace('~', " "), words[1].to_owned());
        self.add(number, Label::Comparison { of, basis, measure });
    }
}
