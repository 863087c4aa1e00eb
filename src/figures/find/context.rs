//! The words to the left of an amount: the segment it belongs to, its qualifiers, the verb before it, and the remaining words,
//! which are its subject.

use std::ops::Range;

use super::basis::{self, AmountBasis};
use super::clauses::{Break, without_leads};
use super::lexicon::{FALLS, GROWTH_STATES, HEADS, PLANS, QUALIFIERS, RISES, STATE_ENDS, STATES};
use crate::figures::tokens::Token;

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// It grew.
    Up,
    /// It fell.
    Down,
}

/// The verb before an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// None.
    None,
    /// Of a state: `đạt`, `là`, `chiếm`.
    State,
    /// Of a state of growth: `đạt mức tăng trưởng`.
    GrowthState,
    /// Of a change.
    Change(Direction),
    /// `vượt`: above a plan.
    Exceed,
}

/// The words to the left of an amount. All numbers are indices of tokens.
#[derive(Clone, Debug)]
pub(super) struct Left {
    /// The first token that may belong to the amount.
    pub window: usize,
    /// The first token of its segment.
    pub segment: usize,
    /// The first token of its segment after the words that introduce it.
    pub begin: usize,
    /// The token after the last word that is no qualifier.
    pub end: usize,
    /// The qualifiers, in order.
    pub qualifiers: Vec<Range<usize>>,
    /// The verb.
    pub verb: Verb,
    /// The token after the subject: the first of the verb, if there is one.
    pub subject_end: usize,
    /// The basis of comparison between a verb of change and the amount.
    pub between: Option<AmountBasis>,
    /// Whether the segment has no subject.
    pub pure: bool,
}

/// The state of the reader at an amount.
pub(super) struct Before<'a> {
    /// The passage.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token<'a>],
    /// Its breaks.
    pub breaks: &'a [Break],
    /// Where the clause begins.
    pub clause: usize,
    /// The token after the last amount.
    pub last_end: usize,
    /// The first token to look back to.
    pub lowest: usize,
    /// The offsets in characters of the figures of the clause so far.
    pub figures: &'a [usize],
}

impl Before<'_> {
    /// The words to the left of the amount that begins at token `i` and has this basis after it.
    pub(super) fn left(&self, i: usize, after: &AmountBasis) -> Left {
        let window = self.clause.max(self.last_end).max(self.lowest);
        let (end, qualifiers) = self.qualifiers(window, i);
        let segment = self.segment(window, i, end);
        let mut begin = without_leads(self.tokens, segment, end).min(end);
        if self.joins_by_with(segment, begin, end) {
            begin = end;
        }
        let mut left = Left {
            window,
            segment,
            begin,
            end,
            qualifiers,
            verb: Verb::None,
            subject_end: end,
            between: None,
            pure: false,
        };
        self.find_verb(&mut left, after);
        left.pure = left.subject_end <= left.begin || self.is_basis(&left);
        left
    }

    fn qualifiers(&self, window: usize, i: usize) -> (usize, Vec<Range<usize>>) {
        let mut end = i;
        let mut found = Vec::new();
        while end > window {
            let words = &self.tokens[window..end];
            let changes = RISES.suffix_len(words) > 0 || FALLS.suffix_len(words) > 0;
            let length = QUALIFIERS.suffix_len(words);
            if changes || length == 0 {
                break;
            }
            found.insert(0, end - length..end);
            end -= length;
        }
        (end, found)
    }

    /// The first token of the segment: after the last comma, parenthesis or amount. A parenthesis without figures is passed
    /// over; `và` between two amounts or directly before one begins a segment.
    fn segment(&self, window: usize, i: usize, end: usize) -> usize {
        let mut at = i;
        while at > window {
            match self.breaks[at] {
                Break::None => at -= 1,
                Break::Close => {
                    let open = (self.lowest + 1..at).rev().find(|&k| self.breaks[k] == Break::Open);
                    let Some(open) = open.filter(|&open| open > window + 1) else {
                        break;
                    };
                    let from = self.tokens[open].chars.start;
                    if self.figures.iter().any(|&figure| figure >= from) {
                        break;
                    }
                    at = open - 1;
                }
                _ => break,
            }
        }
        let begin = at.max(window);
        let Some(and) = (begin..end).rev().find(|&k| self.tokens[k].is("và")) else {
            return begin;
        };
        let after_amount = self.last_end > self.clause
            && window == self.last_end
            && !self.breaks[(window + 1).min(end + 1)..=end].iter().any(|b| b.is_any());
        if and + 1 == end || after_amount { and } else { begin }
    }

    /// Whether the words before `với` belong to the figure before: ", … với 12 xã".
    fn joins_by_with(&self, segment: usize, begin: usize, end: usize) -> bool {
        end > begin
            && end - begin <= 4
            && self.tokens[end - 1].is("với")
            && !self.figures.is_empty()
            && self.breaks[segment] == Break::Comma
            && HEADS.prefix_len(&self.tokens[begin..end]) == 0
    }

    fn find_verb(&self, left: &mut Left, after: &AmountBasis) {
        let words = &self.tokens[left.begin..left.end];
        let growth = GROWTH_STATES.suffix_len(words);
        if growth > 0 {
            left.verb = Verb::GrowthState;
            left.subject_end = left.end - growth;
            return;
        }
        for (verbs, direction) in [(&*RISES, Direction::Up), (&*FALLS, Direction::Down)] {
            let length = verbs.suffix_len(words);
            if length > 0 {
                left.verb = Verb::Change(direction);
                left.subject_end = left.end - length;
                return;
            }
        }
        if self.find_change_with_basis(left) || self.find_exceed(left, after) {
            return;
        }
        let state = STATES.suffix_len(words);
        if state > 0 {
            left.verb = Verb::State;
            left.subject_end = left.end - state;
            let said = &words[..words.len() - state];
            if said.first().is_some_and(|t| t.is("so")) {
                left.between = basis::between(self.text, said);
            }
        }
    }

    /// Finds a verb of change with a basis after it: "cao hơn năm trước 1,4 điểm %", "giảm so với năm 2021 là 3 %".
    fn find_change_with_basis(&self, left: &mut Left) -> bool {
        const YEARLY: [&str; 7] = ["bình", "quân", "hàng", "hằng", "mỗi", "năm", "thêm"];
        for length in 2..10 {
            let Some(at) = left.end.checked_sub(length).filter(|&at| at >= left.begin) else {
                break;
            };
            let words = &self.tokens[at..left.end];
            let (rise, fall) = (RISES.prefix_len(words), FALLS.prefix_len(words));
            if rise + fall == 0 {
                continue;
            }
            let between = &words[rise + fall..];
            let basis = basis::between(self.text, between);
            if basis.is_none() && !between.iter().all(|t| t.among(&YEARLY)) {
                return false;
            }
            left.verb = Verb::Change(if rise > 0 { Direction::Up } else { Direction::Down });
            left.subject_end = at;
            left.between = basis;
            return true;
        }
        false
    }

    /// Finds `vượt`: `vượt 3 %`, `vượt mức 3 %`, `vượt kế hoạch 3 %`. In `vượt 3 % so với cùng kỳ` it is a verb of change.
    fn find_exceed(&self, left: &mut Left, after: &AmountBasis) -> bool {
        let words = &self.tokens[left.begin..left.end];
        let exceeds = |n: usize| words.len() >= n && words[words.len() - n].is("vượt");
        let last = |list: &[&str]| words.last().is_some_and(|t| t.among(list));
        if exceeds(1) || exceeds(2) && last(&["mức", "trên", "hơn"]) {
            left.subject_end = left.end - if exceeds(1) { 1 } else { 2 };
            left.verb = if after.period.is_some() && after.plan.is_none() {
                Verb::Change(Direction::Up)
            } else {
                Verb::Exceed
            };
            return true;
        }
        let plan_at = |n: usize| words.len() > n && PLANS.prefix_len(&words[n..]) > 0;
        let joined = words.get(1).is_some_and(|t| t.among(&["mức", "so"]));
        if words.len() <= 6
            && words.first().is_some_and(|t| t.is("vượt"))
            && (plan_at(1) || joined && (plan_at(2) || plan_at(3)))
        {
            left.subject_end = left.begin;
            left.verb = Verb::Exceed;
            return true;
        }
        false
    }

    /// Whether the rest of the segment is only "so với …".
    fn is_basis(&self, left: &Left) -> bool {
        const JOINS: [&str; 4] = ["và", "cũng", "lại", "đều"];
        let words = &self.tokens[left.segment..left.subject_end.max(left.segment)];
        let skipped = words.iter().take_while(|t| t.among(&JOINS)).count();
        (matches!(left.verb, Verb::Change(_)) || left.between.is_some())
            && matches!(&words[skipped..], [so, rest @ ..] if so.is("so")
                && (rest.first().is_some_and(|t| t.is("với")) || PLANS.prefix_len(rest) > 0))
    }
}

impl Left {
    /// Whether the word directly before the qualifiers ends a verb of state.
    pub(super) fn ends_in_state(&self, tokens: &[Token]) -> bool {
        matches!(self.verb, Verb::State | Verb::GrowthState)
            && self.end > self.begin
            && STATE_ENDS.contains(&*tokens[self.end - 1].word)
    }

    /// Whether one of the words that introduce the segment is one of these.
    pub(super) fn introduced_by(&self, tokens: &[Token], words: &[&str]) -> bool {
        tokens[self.segment..self.begin].iter().any(|t| t.among(words))
    }
}
