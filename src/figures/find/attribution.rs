//! Reads a passage from left to right and decides for each amount whether it is a figure of its own or a comparison of an
//! earlier figure. Names are made in [`super::names`].
//!
//! It looks back over at most 64 tokens and 32 figures, so that the time is linear in the length of any passage.

use super::basis::{self, PlanSource, find_period};
use super::clauses::Break;
use super::context::{Before, Left, Verb};
use super::draft::{Draft, FoundComparison};
use super::lexicon::{CARRIERS, FALLS, PLANS, RISES};
use super::names;
use super::numbers::{PrintedAmount, amount};
use super::passages::Setting;
use super::properties;
use super::refusals::Refusals;
use super::spans;
use super::statement::{Reader, Statement};
use super::tails;
use super::thresholds;
use super::units::{UnitClass, UnitWords};
use super::years;
use crate::figures::tokens::{Token, tokens};

/// The most tokens, and the most figures, that it looks back over.
const LOOK_BACK: usize = 64;
const REMEMBERED: usize = 32;

/// The figures that a passage states, and its tokens.
pub(super) fn read<'a>(text: &'a str, setting: &'a Setting) -> (Vec<Draft>, Vec<Token<'a>>) {
    let tokens = tokens(text);
    let mut refusals = Refusals::new(text, &tokens);
    let breaks = refusals.breaks(&tokens);
    refusals.refuse_suppositions(&tokens, &breaks);
    let mut reader = Reader {
        text,
        tokens,
        breaks,
        refusals,
        setting,
        found: Vec::new(),
        clause: 0,
        sentence: 0,
        mains: Vec::new(),
        positions: Vec::new(),
        last_end: 0,
        subject: Vec::new(),
        carried: None,
        aims: false,
        last_change: None,
        parenthesis: None,
        end_before_parenthesis: 0,
    };
    let mut at = 0;
    while at < reader.tokens.len() {
        at = reader.step(at).max(at + 1);
    }
    (reader.found, reader.tokens)
}

impl Reader<'_> {
    fn step(&mut self, at: usize) -> usize {
        self.pass_break(at);
        let token = &self.tokens[at];
        if token.is("so") && self.word_is(at + 1, "với") {
            self.carried = Some(at);
        }
        if token.is_number() {
            return if self.refusals.refuses(at) { at + 1 } else { self.number(at) };
        }
        if token.is_word() {
            self.read_standing(at);
        }
        at + 1
    }

    pub(super) fn word_is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(word))
    }

    pub(super) fn refuses(&self, at: usize) -> bool {
        self.refusals.refuses(at)
    }

    fn pass_break(&mut self, at: usize) {
        match self.breaks[at] {
            Break::Sentence | Break::Semicolon => {
                self.clause = at;
                self.last_end = at;
                self.carried = None;
                self.subject.clear();
                if self.breaks[at] == Break::Sentence {
                    self.sentence = at;
                    self.aims = false;
                }
                if !self.carries_on(at) {
                    self.forget();
                }
            }
            Break::Colon => {
                self.aims |= properties::aims(&self.tokens[self.clause..at]);
                self.clause = at;
                self.last_end = at;
            }
            Break::Open => {
                self.parenthesis = Some(at);
                self.end_before_parenthesis = self.last_end;
            }
            Break::Close => self.leave_parenthesis(at),
            Break::Comma | Break::None => {}
        }
    }

    fn forget(&mut self) {
        self.mains.clear();
        self.positions.clear();
    }

    /// Whether the clause that begins at a token goes on comparing the figures of the clause before.
    fn carries_on(&self, at: usize) -> bool {
        const VERBS: [&str; 5] = ["đạt", "bằng", "vượt", "tăng", "giảm"];
        CARRIERS.prefix_len(&self.tokens[at..]) > 0
            || self.tokens[at].among(&VERBS)
                && self.tokens.get(at + 1).is_some_and(Token::is_number)
    }

    /// Forgets the figures of the parenthesis that ends before token `at`, so that what follows is compared with the figure
    /// before it.
    fn leave_parenthesis(&mut self, at: usize) {
        let Some(open) = self.parenthesis.take() else {
            return;
        };
        let from = self.tokens[open].chars.start;
        let outer = self.positions.partition_point(|&at| at < from);
        let goes_on = self.subject_goes_on(open, at);
        if outer > 0 || goes_on {
            self.mains.truncate(outer);
            self.positions.truncate(outer);
        }
        if goes_on {
            self.last_end = self.end_before_parenthesis;
        }
    }

    /// Whether the words before a parenthesis are the subject of the verb after it: "ngành nông nghiệp (chiếm 75 % giá trị)
    /// giảm 0,8 %".
    fn subject_goes_on(&self, open: usize, at: usize) -> bool {
        let rest = self.tokens.get(at..).unwrap_or_default();
        let changes = RISES.prefix_len(rest) > 0 || FALLS.prefix_len(rest) > 0;
        let segment = (self.clause.max(at.saturating_sub(LOOK_BACK))..open.saturating_sub(1))
            .rev()
            .find(|&at| self.breaks[at].is_any());
        let share = self.mains.last().is_some_and(|&main| {
            let figure = &self.found[main];
            figure.class == UnitClass::Percent && figure.at >= self.tokens[open].chars.start
        });
        changes && share && segment.is_some_and(|begin| self.end_before_parenthesis <= begin)
    }

    /// Reads a comparison with a plan without a number: "vượt kế hoạch", "đạt kế hoạch", "chưa đạt kế hoạch".
    fn read_standing(&mut self, at: usize) {
        let plan =
            |n: usize| self.tokens.get(at + n..).is_some_and(|rest| PLANS.prefix_len(rest) > 0);
        let plan_or_so = |n: usize| plan(n) || self.word_is(at + n, "so") && plan(n + 2);
        let measure = match &*self.tokens[at].word {
            "vượt" if plan_or_so(1 + usize::from(self.word_is(at + 1, "mức"))) => "exceeded",
            "đạt"
                if plan_or_so(1)
                    && (matches!(self.breaks[at], Break::Comma | Break::Open)
                        || at > 0 && self.tokens[at - 1].is("và")) =>
            {
                "met"
            }
            "không" | "chưa" if self.word_is(at + 1, "đạt") && plan(2) => "missed",
            _ => return,
        };
        let Some(main) = self.main_figure() else {
            return;
        };
        let figure = &mut self.found[main];
        let said = |c: &FoundComparison| matches!(c.measure, "exceeded" | "met" | "missed");
        // "08 khoản thu vượt dự toán" is said of what is counted, not of the count.
        let of_counted = figure.class == UnitClass::Count
            && measure == "exceeded"
            && !matches!(self.breaks[at], Break::Comma | Break::Open);
        if !of_counted && !figure.unit.contains("chỉ tiêu") && !figure.comparisons.iter().any(said)
        {
            figure.comparisons.push(FoundComparison::standing(PlanSource::Plain, measure));
        }
    }

    /// Reads the amount that begins at a number; returns the token to go on at.
    fn number(&mut self, i: usize) -> usize {
        let amount = amount(self.text, &self.tokens, &self.refusals, i);
        if amount.is_class {
            self.last_end = self.last_end.max(amount.end);
            return amount.to.map_or(amount.end, |to| to + 1).max(amount.end);
        }
        if amount.class() == UnitClass::Name {
            self.last_end = self.last_end.max(i);
            return i + 1;
        }
        let Some(statement) = self.statement(i, amount) else {
            return i + 1;
        };
        if thresholds::is_threshold(self, &statement) {
            self.last_end = self.last_end.max(statement.amount.end);
            return statement.amount.end;
        }
        let mut end = statement.amount.end;
        let compares = self.compares_with_plan(&statement)
            || self.is_planned_value(&statement)
            || self.is_base_value(&statement)
            || self.is_level_of_other(&statement)
            || self.is_change(&statement)
            || self.is_share(&statement);
        if compares {
            if statement.after.plan.is_some() {
                end = tails::plan_end(&self.tokens, &self.breaks, statement.after.end).max(end);
            }
            self.last_end = end;
            if let Some(&main) = self.mains.last() {
                self.found[main].clause.end = end;
            }
            return end;
        }
        names::figure(self, &statement)
    }

    /// An amount with the words around it; none if it has no unit and there is none that it can take.
    fn statement(&self, i: usize, mut amount: PrintedAmount) -> Option<Statement> {
        let after = basis::after(self.text, &self.tokens, &self.breaks, amount.end);
        let lowest = i.saturating_sub(LOOK_BACK);
        let before = Before {
            text: self.text,
            tokens: &self.tokens,
            breaks: &self.breaks,
            clause: self.clause,
            last_end: self.last_end,
            lowest,
            figures: &self.positions,
        };
        let left = before.left(i, &after);
        let unit = match amount.unit.clone() {
            Some(unit) => unit,
            None => self.bare_unit(i, &amount, &left)?,
        };
        amount.end = amount.end.max(unit.end);
        let value = amount.value(&self.tokens)?;
        let between = left.between.as_ref().and_then(|basis| basis.period.clone());
        let carried = || {
            let reached = left.verb == Verb::State
                && left.pure
                && self.tokens[left.end - 1].among(&["đạt", "bằng"]);
            let compares = reached || matches!(left.verb, Verb::Change(_));
            let from = self.carried.filter(|_| compares)?;
            find_period(self.text, &self.tokens[from.max(lowest)..i])
        };
        let period = between.or_else(|| after.period.clone()).or_else(carried);
        let in_parenthesis = self.parenthesis.is_some_and(|open| open <= i && open >= lowest);
        Some(Statement { amount, unit, value, left, after, period, in_parenthesis })
    }

    /// The unit of a number without one: a change ("tăng 391") and the parts of a list ("Tam Đường 15, Than Uyên 12") take
    /// that of the figure before; in "Tổng số hồ sơ là 193.457" it is before the number.
    fn bare_unit(&self, i: usize, amount: &PrintedAmount, left: &Left) -> Option<UnitWords> {
        let next = self.tokens.get(amount.end).map_or(".", |t| &*t.word);
        let changes = matches!(left.verb, Verb::Change(_));
        let last = self.mains.last().map(|&main| &self.found[main]);
        if changes
            && left.subject_end <= left.begin
            && last.is_some()
            && matches!(next, "," | ";" | "." | ")")
            || changes && amount.before.is_some()
        {
            return Some(UnitWords::bare("", amount.end));
        }
        if !matches!(next, "," | ";" | "." | ")" | "(" | ":")
            || left.begin >= left.end
            || super::values::year(&self.tokens[i].word).is_some()
        {
            return None;
        }
        let words = &self.tokens[left.begin..left.end];
        let stated = left.verb == Verb::State || words.last().is_some_and(|t| t.is(":"));
        let counted = spans::counted_after_number_noun(self.text, words);
        let whole = |counted: &&str| !counted.is_empty() || self.tokens[i].word.contains('.');
        if let Some(counted) = counted.as_deref().filter(|_| stated).filter(whole) {
            return Some(UnitWords::bare(counted, amount.end));
        }
        let last = last?;
        let counts = matches!(last.class, UnitClass::Count | UnitClass::Noun | UnitClass::Bare);
        let capital = words[0].capital != crate::figures::tokens::Capital::None;
        let inside = self.parenthesis.is_some();
        let name = words.len() <= 4 && (capital || inside);
        let listed = inside || last.class == UnitClass::Bare;
        let sum = stated && words.len() <= 10 && counted.is_some();
        let headed = words.len() <= 3 && next == "(";
        let takes = counts && name && listed || sum || headed;
        takes.then(|| UnitWords::bare(&last.unit, amount.end))
    }

    /// Adds a figure of its own.
    pub(super) fn add(&mut self, figure: Draft) {
        self.positions.push(figure.at);
        self.mains.push(self.found.len());
        self.found.push(figure);
        if self.mains.len() > REMEMBERED {
            self.mains.remove(0);
            self.positions.remove(0);
        }
    }

    /// The year a figure is for.
    pub(super) fn year_of(
        &self,
        statement: &Statement,
        kind: crate::report::FigureKind,
    ) -> Option<u16> {
        years::of_statement(self, statement).or_else(|| self.setting.year(kind))
    }
}
