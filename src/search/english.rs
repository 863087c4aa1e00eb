//! Reads a query as English: its expressions are replaced by their Vietnamese names. The glossaries are in
//! [`super::translation`].

use std::ops::Range;
use std::rc::Rc;

use super::Index;
use super::matching::{Matcher, Reach};
use super::occurrence::{MatchKind, in_order};
use super::query::{Part, Query, Term};
use super::ranking::{CLOSE, Candidate, Evaluation, Parts};
use super::tokens::TokenKind;
use super::translation::{self, Glossary, InText, LightWords, Name, Segment, Spelling};

/// By how much the quality of each further name of a glossary is less than that of the one before.
const LATER_NAME: f32 = 0.03;

/// A reading as English, and each expression with its names that are in the text.
pub(super) type Translation = (Evaluation, Vec<(String, Vec<String>)>);

/// What is read as English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    Query,
    Part,
}

impl Index {
    /// The query read as English, unless it is found as it is. `None` also if a part of it is not in the text. If all are,
    /// but in no passage together, what some of them mean is found.
    pub(super) fn translate(&self, query: &Query, readings: &[Evaluation]) -> Option<Translation> {
        let as_typed = |reading: &Evaluation| {
            let exact = |c: &Candidate| c.kind == MatchKind::Exact && c.closeness >= CLOSE;
            reading.candidates.iter().any(exact)
        };
        if query.quoted || readings.first().is_some_and(as_typed) {
            return None;
        }
        let matcher = self.matcher(query.widest);
        let in_text = InText {
            term: |term: &Term| {
                !matcher.part(std::slice::from_ref(term), Reach::Whole, None).is_empty()
            },
            name: |name: &Name| !matcher.name(&name.terms()).is_empty(),
        };
        let glossaries = [&self.bilingual, Glossary::of_the_field()];
        // Words that nearly stand together in the text are a slip in Vietnamese.
        let is_vietnamese = query.parts.len() > 1
            && readings
                .iter()
                .flat_map(|reading| &reading.candidates)
                .any(|c| c.closeness >= CLOSE);
        let spelling = if is_vietnamese { Spelling::AsTyped } else { Spelling::Corrected };
        let segments = |light| translation::read(query, glossaries, light, spelling, &in_text);
        let ways = || [LightWords::LeftOut, LightWords::Read].into_iter().filter_map(segments);
        let whole = ways().find_map(|it| self.translation(query, &matcher, &it, Whole::Query));
        if whole.is_some() || readings.iter().any(|reading| !reading.candidates.is_empty()) {
            return whole;
        }
        ways().find_map(|segments| self.translation_of_a_part(query, &matcher, segments))
    }

    /// The reading of what can be found together of a query that cannot be found whole: without its commonest expressions.
    fn translation_of_a_part(
        &self,
        query: &Query,
        matcher: &Matcher<'_>,
        mut segments: Vec<Segment<'_>>,
    ) -> Option<Translation> {
        let terms: Vec<&Term> = query.terms().collect();
        let count = |segment: &Segment<'_>| match segment {
            // A proper name is kept, a year is often in the heading alone.
            Segment::Literal(at) => match terms[*at].kind {
                TokenKind::Number => usize::MAX,
                _ => 0,
            },
            Segment::Expression(_, names) => {
                names.iter().map(|name| matcher.name(&name.terms()).len()).sum()
            }
        };
        segments.sort_by_key(count);
        while segments.len() > 1 {
            segments.pop();
            let found = self.translation(query, matcher, &segments, Whole::Part);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The reading of a query that has been divided into English expressions.
    fn translation(
        &self,
        query: &Query,
        matcher: &Matcher<'_>,
        segments: &[Segment<'_>],
        whole: Whole,
    ) -> Option<Translation> {
        let terms: Vec<&Term> = query.terms().collect();
        let written = |range: Range<usize>| {
            let words: Vec<&str> = terms[range].iter().map(|term| term.folded.as_str()).collect();
            words.join(" ")
        };
        let mut parts: Parts = Vec::new();
        let mut said = Vec::new();
        for segment in segments {
            let (range, names) = match segment {
                Segment::Literal(at) => (*at..at + 1, [].as_slice()),
                Segment::Expression(range, names) => (range.clone(), names.as_slice()),
            };
            // The text may also hold the expression as it is, since some names are the same in both languages: GDP, Internet.
            let own: Part = terms[range.clone()].iter().map(|&term| term.clone()).collect();
            let mut occurrences = matcher.part(&own, Reach::Whole, None);
            occurrences.retain(|occurrence| occurrence.kind == MatchKind::Exact);
            let mut found = Vec::new();
            for (rank, name) in names.iter().enumerate() {
                let mut named = matcher.name(&name.terms());
                if !named.is_empty() && !found.iter().any(|other| other == name.shown()) {
                    found.push(name.shown().to_owned());
                }
                let quality = 1.0 - LATER_NAME * rank as f32;
                for occurrence in &mut named {
                    occurrence.quality *= quality;
                }
                occurrences.extend(named);
            }
            if !found.is_empty() {
                said.push((written(range), found));
            }
            if whole == Whole::Part {
                for occurrence in &mut occurrences {
                    occurrence.kind = MatchKind::PartOfQuery;
                }
            }
            parts.push(Rc::new(in_order(occurrences)));
        }
        let same: Vec<usize> = (0..parts.len()).collect();
        let reading = Evaluation::new(&self.corpus, parts, &same);
        (!reading.candidates.is_empty() && !said.is_empty()).then_some((reading, said))
    }
}
