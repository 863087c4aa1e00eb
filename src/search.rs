//! Full-text search in a report: [`Index::search`] answers a query with ranked hits.
//!
//! A search is fast enough for every key typed. It reads a query in several ways, the surest first, and goes on to the next
//! only where the one before found nothing good:
//!
//! 1. the words as typed, whatever their case, the position of the tone, and diacritics that were left out; the last word
//!    may be unfinished as long as no space follows it;
//! 2. words typed without the spaces between them (`thuydien`);
//! 3. mistyped words, proposed by the fuzzy matcher on words and compounds and decided by an edit distance;
//! 4. initials (`bhyt`), and the report's own abbreviations, both ways;
//! 5. the words anywhere in one passage;
//! 6. English, by the names that the report and a glossary give in both languages.
//!
//! Every node of the report ([`Report::nodes`]) is one passage: the title, headings, blocks, notes. The printed number of
//! a heading is searched with its words (`2.1 hạn chế`), but since it is no part of the plain text it cannot be
//! highlighted: a hit by its number alone has no matches. The numbers of items and notes are not searched; they would
//! match every small number.
//!
//! Nothing is kept from one search to the next.

mod abbreviations;
mod corpus;
mod distance;
mod english;
mod excerpt;
mod figures;
mod fuzzy;
mod matching;
mod numbers;
mod occurrence;
mod query;
mod ranking;
mod suggestions;
mod tokens;
mod translation;
mod vocabulary;

use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use abbreviations::Listed;
use corpus::Corpus;
use excerpt::Scratch;
use figures::{FigureNames, Scatter};
use matching::{Matcher, Reach};
use occurrence::{MatchKind, Occurrence, in_order};
use query::{LastWord, Part, Query, glue};
use ranking::{CLOSE, Candidate, Evaluation, Parts};
use tokens::{Gap, TokenKind};
use translation::Glossary;
use vocabulary::Vocabulary;

use crate::report::{Node, Report};

pub(crate) use fuzzy::rank;

/// The quality of an abbreviation found for its long form, or the reverse, is multiplied by this.
const LISTED: f32 = 0.90;
/// In a query of more parts than this no neighbours are tried as one word, which would cost more than it finds.
const MOST_PARTS_IN_PAIRS: usize = 8;
/// If something matches as typed, windows less close than this are dropped, ...
const SCATTERED: f64 = 0.2;
/// ... and those less close than this if a sentence ends in them.
const CROSSING_CLOSENESS: f64 = 0.5;

/// The text of a report, ready to be searched. It owns all it needs.
#[derive(Debug)]
pub struct Index {
    corpus: Corpus,
    vocabulary: Vocabulary,
    listed: Vec<Listed>,
    /// The names that the report itself gives in both languages.
    bilingual: OnFirstUse<Glossary>,
    figures: OnFirstUse<FigureNames>,
}

/// A table that only some queries need, made for the first of them, since it takes memory.
type OnFirstUse<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The hits: the exact ones, those whose words are apart, the approximate ones; of each the best first.
    pub hits: Vec<Hit>,
    /// How many of the hits are exact.
    pub exact: usize,
    /// How many hits hold the words, but apart from each other.
    pub apart: usize,
    /// Of an English query, its expressions, each with the Vietnamese names found in the report.
    pub translated: Vec<(String, Vec<String>)>,
    /// The figures that the query names, as indices in the report's list.
    pub figures: Vec<usize>,
    /// If there are no hits, up to five of the nearest words or compounds of the report, as written there.
    pub suggestions: Vec<String>,
}

/// How closely a hit matches a query, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// It holds the phrase: the words as typed, next to each other, with nothing between them but spaces, dashes, slashes,
    /// quotation marks, brackets, `&` and commas.
    Exact,
    /// It holds the words, but apart from each other or in another order.
    Apart,
    /// It holds something similar: a word typed wrongly or with other diacritics, an abbreviation, or scattered words where
    /// a mistyped word explains the query better.
    Approximate,
}

impl Results {
    /// How many of the hits are approximate.
    pub fn approximate(&self) -> usize {
        self.hits.len() - self.exact - self.apart
    }
}

/// A passage that matches a query. All ranges count characters of the node's plain text ([`Report::plain`]) and end at
/// grapheme boundaries.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The node that is the passage.
    pub node: Node,
    /// All matches in the node, sorted and disjoint: the phrases, where the parts of the query form one; else the
    /// occurrences of each part. Empty if only the printed number of a heading matched.
    pub matches: Vec<Range<usize>>,
    /// Whether each match is the whole query and not a part of it.
    pub whole: bool,
    /// The index in `matches` of the first one in the best window; 0 if there are none.
    pub best: usize,
    /// The clause around the best window, at most about 200 characters.
    pub clause: Range<usize>,
    /// How closely it matches the query.
    pub tier: Tier,
    /// The rank; comparable only within one search.
    pub score: f64,
}

/// A run of parts, and the occurrences of what is read in their stead.
type Replaced = (Range<usize>, Vec<Occurrence>);

/// A candidate and the reading of the query that it matches.
#[derive(Clone, Copy)]
struct Found {
    candidate: Candidate,
    reading: usize,
    approximate: bool,
}

fn figure_names(report: &Report) -> OnFirstUse<FigureNames> {
    let names = figures::names(report);
    LazyLock::new(Box::new(move || FigureNames::new(&names)))
}

impl Index {
    /// Indexes a report.
    pub fn new(report: &Report) -> Self {
        let corpus = Corpus::new(report);
        let bilingual = translation::names(report);
        Self {
            vocabulary: Vocabulary::new(&corpus),
            corpus,
            listed: abbreviations::listed(report),
            bilingual: LazyLock::new(Box::new(move || Glossary::of_names(&bilingual))),
            figures: figure_names(report),
        }
    }

    /// Offers the figures of a report in place of those it had when it was indexed. Its text is the same.
    pub(crate) fn name_figures(&mut self, report: &Report) {
        self.figures = figure_names(report);
    }

    /// Searches. Any text is a query; one without a letter, a digit or a percent sign finds nothing. Of a long one only
    /// the first 1,000 characters and 32 tokens count.
    pub fn search(&self, query: &str) -> Results {
        let query = self.split_unknown(Query::parse(query));
        if query.parts.is_empty() {
            return Results::default();
        }
        let mut readings = self.read(&query);
        let translation = self.translate(&query, &readings);
        let (translated, english) = translation.map_or((None, Vec::new()), |(reading, english)| {
            readings.push(reading);
            (Some(readings.len() - 1), english)
        });
        let found = choose(&query, &readings, translated);
        let mut scratch = Scratch::default();
        let mut hits: Vec<Hit> = found
            .iter()
            .map(|found| self.hit(&readings, found, query.widest, &mut scratch))
            .collect();
        // Which hits hold the phrase is known only once their matches are.
        hits.sort_by_key(|hit| hit.tier);
        let count = |tier: Tier| hits.iter().filter(|hit| hit.tier == tier).count();
        let exact = count(Tier::Exact);
        let apart = if query.quoted || exact > 0 { Scatter::RuledOut } else { Scatter::Allowed };
        Results {
            exact,
            apart: count(Tier::Apart),
            figures: self.figures.named(&query, apart, &english),
            translated: english,
            suggestions: if hits.is_empty() {
                suggestions::of(&self.corpus, &self.vocabulary, &query)
            } else {
                Vec::new()
            },
            hits,
        }
    }

    /// Matches the parts of a query of several, with gaps up to `widest` between the words of a part.
    fn matcher(&self, widest: Gap) -> Matcher<'_> {
        Matcher { corpus: &self.corpus, vocabulary: &self.vocabulary, alone: false, widest }
    }

    /// The query, with words split that were typed together (`xuất/nhập`) but are nowhere together in the text. Numbers are
    /// not split: a document is cited by its whole number.
    fn split_unknown(&self, query: Query) -> Query {
        if query.quoted {
            return query;
        }
        let last = query.parts.len().saturating_sub(1);
        let mut parts: Vec<Part> = Vec::with_capacity(query.parts.len());
        for (i, part) in query.parts.into_iter().enumerate() {
            let words = part.iter().all(|term| term.kind == TokenKind::Word);
            let open = i == last && query.last_word == LastWord::Open;
            let reach = if open { Reach::Prefix } else { Reach::Meant };
            // In what is typed without spaces, the end of a sentence may be missing as well.
            let matcher = self.matcher(Gap::Sentence);
            if part.len() > 1 && words && matcher.part(&part, reach, None).is_empty() {
                parts.extend(part.into_iter().map(|term| vec![term]));
            } else {
                parts.push(part);
            }
        }
        Query { parts, ..query }
    }

    /// Reads the query in all ways that it needs, the words as typed first.
    fn read(&self, query: &Query) -> Vec<Evaluation> {
        let widest = if query.quoted { query.widest } else { Gap::Sentence };
        let matcher = self.matcher(widest);
        let same = same_parts(&query.parts);
        let Some((last, others)) = query.parts.split_last() else {
            return Vec::new();
        };
        let meant = if query.quoted { Reach::Whole } else { Reach::Meant };
        let others: Parts =
            others.iter().map(|part| Rc::new(matcher.part(part, meant, None))).collect();
        // Words that only begin with the last one are looked for if it is not found as a whole word.
        let open = query.last_word == LastWord::Open;
        let mut reach = if open { Reach::Whole } else { meant };
        let mut reading = self.reading(matcher, others.clone(), last, reach, &same);
        if open && !is_strong(&reading) {
            reach = Reach::Prefix;
            reading = self.reading(matcher, others.clone(), last, reach, &same);
        }
        let strong = is_strong(&reading);
        let mut readings = vec![reading];
        if query.quoted {
            return readings;
        }
        let mut replaced = self.abbreviated(query, matcher);
        if !strong {
            replaced.extend(glued(query, matcher));
        }
        for (run, occurrences) in replaced {
            let same: Vec<usize> = (0..=query.parts.len() - run.len()).collect();
            let mut parts = others.clone();
            readings.push(if run.end > others.len() {
                parts.truncate(run.start);
                parts.push(Rc::new(occurrences));
                Evaluation::new(&self.corpus, parts, &same)
            } else {
                parts.splice(run, [Rc::new(occurrences)]);
                self.reading(matcher, parts, last, reach, &same)
            });
        }
        readings
    }

    /// The runs of parts that are an abbreviation of the report's list or the long form of one, each with the occurrences
    /// of the other of the two.
    fn abbreviated(&self, query: &Query, matcher: Matcher<'_>) -> Vec<Replaced> {
        let mut replaced = Vec::new();
        for (run, part) in abbreviations::rewrite(&query.parts, &self.listed) {
            let mut occurrences = matcher.part(part, Reach::Whole, None);
            for occurrence in &mut occurrences {
                occurrence.quality *= LISTED;
                occurrence.kind = occurrence.kind.max(MatchKind::Abbreviation);
            }
            if !occurrences.is_empty() {
                replaced.push((run, occurrences));
            }
        }
        replaced
    }

    /// One reading of a query, given the occurrences of all its parts but the last.
    fn reading(
        &self,
        matcher: Matcher<'_>,
        mut parts: Parts,
        last: &Part,
        reach: Reach,
        same: &[usize],
    ) -> Evaluation {
        let matcher = Matcher { alone: parts.is_empty(), ..matcher };
        let scope = (reach == Reach::Prefix && !parts.is_empty())
            .then(|| ranking::common_nodes(&self.corpus, &parts));
        parts.push(Rc::new(matcher.part(last, reach, scope.as_deref())));
        Evaluation::new(&self.corpus, parts, same)
    }

    fn hit(
        &self,
        readings: &[Evaluation],
        found: &Found,
        widest: Gap,
        scratch: &mut Scratch,
    ) -> Hit {
        let reading = &readings[found.reading];
        let window = reading.window(&found.candidate);
        let (matches, whole) =
            excerpt::matches(&self.corpus, &reading.parts, window, widest, scratch);
        let tier = match (found.approximate, whole) {
            (true, _) => Tier::Approximate,
            (false, true) => Tier::Exact,
            (false, false) => Tier::Apart,
        };
        let start = ranking::span(window).start;
        let begins = self.corpus.tokens[start as usize].chars().start;
        let best = matches.iter().position(|range| range.end > begins).unwrap_or(0);
        Hit {
            node: self.corpus.nodes[found.candidate.node as usize],
            clause: excerpt::clause(&self.corpus, window, matches.get(best)),
            matches,
            whole,
            best,
            tier,
            score: found.candidate.score,
        }
    }
}

/// The runs of parts that are one piece of the text, because a space was typed at the wrong position or was one too many
/// (`vân nma`, `thu dien`).
fn glued(query: &Query, matcher: Matcher<'_>) -> Vec<Replaced> {
    let mut replaced = Vec::new();
    for run in glueable(query.parts.len()) {
        let parts = &query.parts[run.clone()];
        let Some(term) = glue(parts.iter().flatten()) else {
            continue;
        };
        let mut occurrences = matcher.glued(&term, Reach::Whole);
        if query.last_word == LastWord::Open && run.end == query.parts.len() {
            occurrences.extend(matcher.glued(&term, Reach::Prefix));
        }
        if occurrences.is_empty() {
            occurrences = matcher.typos(&term, parts.iter().map(Vec::len).sum());
        }
        if !occurrences.is_empty() {
            replaced.push((run, in_order(occurrences)));
        }
    }
    replaced
}

/// The candidates of all readings that are hits, best first, one for each node.
fn choose(query: &Query, readings: &[Evaluation], translated: Option<usize>) -> Vec<Found> {
    let all = || readings.iter().flat_map(|reading| &reading.candidates);
    let best_typo = all()
        .filter(|candidate| candidate.kind == MatchKind::Typo)
        .map(|candidate| candidate.score)
        .fold(f64::NEG_INFINITY, f64::max);
    let strong = readings.iter().any(is_strong);
    // A syllable with other diacritics is another word, unless the words around it show that it was meant.
    let lone = query.terms().nth(1).is_none();
    let exact = all().any(|candidate| candidate.kind <= MatchKind::Unfinished);
    let mut found = Vec::new();
    for (reading, evaluation) in readings.iter().enumerate() {
        for candidate in &evaluation.candidates {
            let far = candidate.closeness
                < if candidate.crossing { CROSSING_CLOSENESS } else { SCATTERED };
            let other = candidate.kind == MatchKind::OtherDiacritics;
            // What was read as English is not mistyped Vietnamese.
            let not_meant =
                translated.is_some_and(|own| own != reading) && candidate.kind == MatchKind::Typo;
            if not_meant || query.quoted && other || strong && far || lone && exact && other {
                continue;
            }
            let scattered = candidate.closeness < CLOSE && candidate.score < best_typo;
            found.push(Found {
                candidate: *candidate,
                reading,
                approximate: candidate.kind >= MatchKind::OtherDiacritics || scattered,
            });
        }
    }
    if readings.len() > 1 {
        found.sort_unstable_by(|a, b| a.candidate.node.cmp(&b.candidate.node).then(order(a, b)));
        found.dedup_by_key(|found| found.candidate.node);
    }
    found.sort_unstable_by(order);
    found
}

/// The exact before the approximate, the better before the worse, the earlier in the report before the later.
fn order(a: &Found, b: &Found) -> Ordering {
    a.approximate
        .cmp(&b.approximate)
        .then(b.candidate.score.total_cmp(&a.candidate.score))
        .then(a.candidate.node.cmp(&b.candidate.node))
        .then(a.reading.cmp(&b.reading))
}

/// Whether something matches as typed, with its parts close together.
fn is_strong(evaluation: &Evaluation) -> bool {
    evaluation
        .candidates
        .iter()
        .any(|candidate| candidate.kind <= MatchKind::Unfinished && candidate.closeness >= CLOSE)
}

/// For each part, the index of the first part with the same words.
fn same_parts(parts: &[Part]) -> Vec<usize> {
    let first = |part: &Part| parts.iter().position(|other| other == part);
    parts.iter().enumerate().map(|(i, part)| first(part).unwrap_or(i)).collect()
}

/// The runs of parts that are tried as one word: all of them, and each two neighbours.
fn glueable(parts: usize) -> Vec<Range<usize>> {
    if !(2..=MOST_PARTS_IN_PAIRS).contains(&parts) {
        return Vec::new();
    }
    let pairs = if parts > 2 { parts - 1 } else { 0 };
    std::iter::once(0..parts).chain((0..pairs).map(|first| first..first + 2)).collect()
}
