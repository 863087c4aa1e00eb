//! Glossaries for English queries: English expressions are looked up in the report's own bilingual data and in a glossary
//! of the field (`data/glossary.json`). Plural and -ing forms count as the word itself, mistyped words as the nearest known
//! one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use super::distance::Distance;
use super::query::{LastWord, Part, Query, Term};
use super::tokens::TokenKind;
use crate::report::Report;
use crate::text::SafeText;

/// Words without a meaning of their own, which need not be found.
const STOP_WORDS: &[&str] = &[
    "a", "about", "an", "and", "are", "as", "at", "by", "did", "do", "does", "for", "from", "has",
    "have", "how", "in", "is", "its", "many", "much", "of", "on", "or", "s", "the", "their", "to",
    "was", "were", "what", "which", "with",
];
/// Stems of words that Vietnamese leaves out beside others (`rubber trees` is `cao su`, `crime rate` is `tội phạm`): they
/// are looked up only as parts of expressions, or where there are no others.
const LIGHT_WORDS: &[&str] = &[
    "activity",
    "amount",
    "area",
    "averag",
    "cas",
    "collection",
    "condition",
    "coverag",
    "data",
    "development",
    "field",
    "figur",
    "improvement",
    "information",
    "issu",
    "key",
    "level",
    "main",
    "major",
    "management",
    "matter",
    "measur",
    "number",
    "percentag",
    "person",
    "peopl",
    "plant",
    "plantation",
    "practic",
    "practis",
    "production",
    "program",
    "programm",
    "provinc",
    "provincial",
    "ratio",
    "rat",
    "result",
    "sector",
    "servic",
    "shar",
    "situation",
    "statistic",
    "status",
    "system",
    "task",
    "total",
    "tre",
    "use",
    "work",
    "year",
];
/// The most words of an English expression.
const LONGEST: usize = 8;
/// The fewest letters of an unfinished last word that are completed.
const UNFINISHED: usize = 4;
/// The fewest letters of a word in which one slip is allowed, and two.
const MISTYPED: usize = 5;
const MISTYPED_TWICE: usize = 9;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    entries: Vec<FileEntry<'a>>,
}

#[derive(Deserialize)]
struct FileEntry<'a> {
    #[serde(borrow)]
    en: Vec<&'a str>,
    #[serde(borrow)]
    vi: Vec<&'a str>,
}

/// An English expression and its Vietnamese names, the usual one first.
#[derive(Debug)]
struct Entry {
    /// The stems of its words, with a space between two.
    stems: Box<str>,
    names: Arc<[Name]>,
}

impl Entry {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.stems.split(' ')
    }
}

/// A Vietnamese name, as shown. It is taken apart only when it is searched: few of them ever are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name(Cow<'static, str>);

impl Name {
    pub(super) fn shown(&self) -> &str {
        &self.0
    }

    pub(super) fn terms(&self) -> Part {
        Query::parse(&self.0).parts.into_iter().flatten().collect()
    }
}

/// English expressions. Thousands are kept as long as the program runs, so they are sorted and share their names, which
/// takes less than half the memory of a table of lists of words.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    /// By their stems, each once.
    entries: Vec<Entry>,
    /// The stems of all their words.
    stems: Vec<Box<str>>,
}

/// A part of a query, read as English.
pub(super) enum Segment<'a> {
    /// These terms are an expression with these names; the text may also hold the terms as they are.
    Expression(Range<usize>, Vec<&'a Name>),
    /// This term is a proper name or a number, to be found as it is.
    Literal(usize),
}

/// The names of the report's themes, figures and abbreviations that it gives in both languages: English, Vietnamese.
pub(super) fn names(report: &Report) -> Vec<(SafeText, SafeText)> {
    let curation = &report.curation;
    let themes = curation.themes.iter().map(|theme| &theme.name);
    let figures = curation.figures.iter().map(|figure| &figure.name);
    let abbreviations = curation.abbreviations.iter().map(|abbreviation| &abbreviation.long);
    let names = themes.chain(figures).chain(abbreviations);
    names.filter_map(|name| name.en.clone().zip(name.vi.clone())).collect()
}

impl Glossary {
    /// The glossary of the field that comes with the program.
    pub(super) fn of_the_field() -> &'static Self {
        static GLOSSARY: OnceLock<Glossary> = OnceLock::new();
        GLOSSARY.get_or_init(|| {
            // A test reads the file, so that parsing cannot fail here.
            let file: File = serde_json::from_str(include_str!("../../data/glossary.json"))
                .unwrap_or(File { entries: Vec::new() });
            Self::new(file.entries.iter().flat_map(|entry| {
                let names = entry.vi.iter().map(|&name| Name(Cow::Borrowed(name)));
                let names: Arc<[Name]> = names.collect();
                entry.en.iter().map(move |english| (*english, Arc::clone(&names)))
            }))
        })
    }

    /// A glossary of pairs of an English expression and its Vietnamese name.
    pub(super) fn of_names(pairs: &[(SafeText, SafeText)]) -> Self {
        Self::new(pairs.iter().map(|(english, vietnamese)| {
            let name = Name(Cow::Owned(vietnamese.to_string()));
            (english.as_str(), Arc::from([name]))
        }))
    }

    fn new<'a>(pairs: impl Iterator<Item = (&'a str, Arc<[Name]>)>) -> Self {
        let entry = |(english, names)| Entry { stems: stems_of(english).into(), names };
        let is_usable = |it: &Entry| !it.stems.is_empty() && it.words().count() <= LONGEST;
        let mut entries: Vec<Entry> = pairs.map(entry).filter(is_usable).collect();
        entries.sort_by(|a, b| a.stems.cmp(&b.stems));
        entries.dedup_by(|next, first| {
            let same = next.stems == first.stems;
            if same {
                let more = next.names.iter().filter(|name| !first.names.contains(name));
                first.names = first.names.iter().chain(more).cloned().collect();
            }
            same
        });
        let stems: BTreeSet<&str> = entries.iter().flat_map(Entry::words).collect();
        let stems = stems.into_iter().map(Box::from).collect();
        Self { entries, stems }
    }

    /// The expressions that begin with these letters.
    fn beginning<'a>(&'a self, letters: &str) -> impl Iterator<Item = &'a Entry> {
        let from = self.entries.partition_point(|entry| *entry.stems < *letters);
        self.entries[from..].iter().take_while(move |entry| entry.stems.starts_with(letters))
    }

    /// The expressions that `stems` begin with. An open last word may be the beginning of a word of them; if it is the only
    /// one and no expression, one expression that begins with it is chosen, preferably one whose names are `in_text`.
    fn fitting(
        &self,
        stems: &[String],
        last_word: LastWord,
        in_text: impl Fn(&Entry) -> bool,
    ) -> Vec<&Entry> {
        let Some(first) = stems.first() else {
            return Vec::new();
        };
        let unfinished = last_word == LastWord::Open;
        let fits = |entry: &&Entry| {
            let mut pairs = entry.words().zip(stems).enumerate();
            entry.words().count() <= stems.len()
                && pairs.all(|(i, (mine, typed))| {
                    let last = unfinished && i + 1 == stems.len();
                    mine == typed
                        || last && typed.len() >= UNFINISHED && mine.starts_with(typed.as_str())
                })
        };
        let fitting = self.beginning(first).filter(fits);
        let (exact, begun): (Vec<&Entry>, Vec<&Entry>) =
            fitting.partition(|entry| entry.words().next() == Some(first));
        if !exact.is_empty() || stems.len() > 1 {
            return exact;
        }
        // Of several the shortest, then the first of the alphabet, so that the choice is always the same.
        let first = begun.into_iter().min_by_key(|entry| (!in_text(entry), entry.stems.len()));
        first.into_iter().collect()
    }

    /// The stem nearest to a mistyped one.
    fn nearest(&self, typed: &str) -> Option<(f64, &str)> {
        let letters: Vec<char> = typed.chars().collect();
        let limit = match letters.len() {
            ..MISTYPED => return None,
            MISTYPED..MISTYPED_TWICE => 1.0,
            _ => 1.7,
        };
        let mut distance = Distance::default();
        // A slip is seldom in the first letter, unless that is one too many or exchanged with the next.
        let beginning = |first: &char| {
            let first = *first;
            let from = self.stems.partition_point(|stem| **stem < *first.encode_utf8(&mut [0; 4]));
            self.stems[from..].iter().take_while(move |stem| stem.starts_with(first))
        };
        let likely = letters[..2].iter().flat_map(beginning);
        likely
            .filter(|stem| stem.len().abs_diff(letters.len()) <= 2)
            .map(|stem| {
                (distance.between(&letters, &stem.chars().collect::<Vec<_>>(), limit), &**stem)
            })
            .filter(|(price, _)| *price <= limit)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)))
    }
}

/// Whether light words are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LightWords {
    /// If their names are in the text.
    Read,
    /// Only as parts of longer expressions.
    LeftOut,
}

/// Whether an English word may be mistyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    AsTyped,
    Corrected,
}

/// Tests of what is in a text.
pub(super) struct InText<T, N> {
    /// Whether a term is in it, as it is.
    pub term: T,
    /// Whether a Vietnamese name is in it.
    pub name: N,
}

/// Divides the terms of a query into English expressions, at each position the longest whose names are in the text. `None`
/// if there is none, or if a word that is neither light nor a stop word is in none of them and not in the text.
pub(super) fn read<'a>(
    query: &Query,
    glossaries: [&'a Glossary; 2],
    light: LightWords,
    spelling: Spelling,
    in_text: &InText<impl Fn(&Term) -> bool, impl Fn(&Name) -> bool>,
) -> Option<Vec<Segment<'a>>> {
    let terms: Vec<&Term> = query.terms().collect();
    let is_english = |term: &&Term| term.kind != TokenKind::Word || term.is_plain();
    if !terms.iter().all(is_english) {
        return None;
    }
    let stems = match spelling {
        Spelling::AsTyped => terms.iter().map(|term| stem(&term.folded)).collect(),
        Spelling::Corrected => stems(&terms, glossaries, &in_text.term),
    };
    let named = |entry: &Entry| entry.names.iter().any(&in_text.name);
    let mut segments = Vec::new();
    let mut at = 0;
    while at < terms.len() {
        let word = terms[at].folded.as_str();
        let is_light = LIGHT_WORDS.contains(&stems[at].as_str());
        let fitting = glossaries
            .iter()
            .flat_map(|glossary| glossary.fitting(&stems[at..], query.last_word, named))
            .filter(|entry| named(entry))
            .filter(|entry| !is_light || light == LightWords::Read || entry.words().count() > 1);
        let fitting: Vec<&Entry> = fitting.collect();
        let longest = fitting.iter().map(|entry| entry.words().count()).max();
        if let Some(longest) = longest {
            let entries = fitting.iter().filter(|entry| entry.words().count() == longest);
            let names = entries.flat_map(|entry| entry.names.iter()).collect();
            segments.push(Segment::Expression(at..at + longest, names));
        } else if !STOP_WORDS.contains(&word) && !is_light {
            if !(in_text.term)(terms[at]) {
                return None;
            }
            segments.push(Segment::Literal(at));
        }
        at += longest.unwrap_or(1);
    }
    let translated = segments.iter().any(|segment| matches!(segment, Segment::Expression(..)));
    translated.then_some(segments)
}

/// The stem of each term; for a term that is neither known nor `in_text`, the nearest known stem.
fn stems(
    terms: &[&Term],
    glossaries: [&Glossary; 2],
    in_text: impl Fn(&Term) -> bool,
) -> Vec<String> {
    let stem_of = |term: &&Term| {
        let own = stem(&term.folded);
        let known = glossaries.iter().any(|glossary| glossary.knows(&own))
            || LIGHT_WORDS.contains(&own.as_str());
        if term.kind != TokenKind::Word || known || in_text(term) {
            return own;
        }
        let near = glossaries.iter().filter_map(|glossary| glossary.nearest(&own));
        let near = near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, near)| near.to_owned());
        near.unwrap_or(own)
    };
    terms.iter().map(stem_of).collect()
}

impl Glossary {
    fn knows(&self, stem: &str) -> bool {
        self.stems.binary_search_by(|known| (**known).cmp(stem)).is_ok()
    }
}

/// The stems of the words of an expression, with a space between two.
fn stems_of(english: &str) -> String {
    let words = english.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| stem(&word.to_lowercase())).collect::<Vec<_>>().join(" ")
}

/// A word without the endings of the plural, of -ing and of -ed, and without a final `e`, so that `trading`, `traded`,
/// `trades` and `trade` have the same stem. Short words are unchanged.
fn stem(word: &str) -> String {
    const SHORTEST: usize = 3;
    let base = if let Some(base) = word.strip_suffix("ies").filter(|base| base.len() >= SHORTEST) {
        format!("{base}y")
    } else if ["ches", "shes", "sses", "xes", "zes"].iter().any(|end| word.ends_with(end)) {
        word[..word.len() - 2].to_owned()
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        word.strip_suffix('s').filter(|base| base.len() >= SHORTEST).unwrap_or(word).to_owned()
    } else {
        word.to_owned()
    };
    let verb = base.strip_suffix("ing").or_else(|| base.strip_suffix("ed"));
    let base = match verb.filter(|base| base.len() >= SHORTEST) {
        Some(base) => {
            let mut letters = base.chars().rev();
            let doubled = letters.next() == letters.next() && !base.ends_with(['l', 's']);
            base[..base.len() - usize::from(doubled)].to_owned()
        }
        None => base,
    };
    match base.strip_suffix('e').filter(|rest| rest.len() >= SHORTEST) {
        Some(rest) => rest.to_owned(),
        None => base,
    }
}

#[cfg(test)]
mod tests {
    use super::{LIGHT_WORDS, stem};

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["policy", "policies"][..],
            &["trade", "trades", "trading"],
            &["plan", "plans", "planning", "planned"],
            &["discipline", "disciplined"],
            &["household", "households"],
            &["church", "churches"],
            &["train", "training"],
            &["status"],
            &["gas"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
        assert_ne!(stem("process"), stem("proc"));
    }

    #[test]
    fn light_words_are_stems() {
        for word in LIGHT_WORDS {
            assert_eq!(stem(word), *word);
        }
    }
}
