//! Comparisons with earlier periods and the figure before. Each test returns whether an amount is such a comparison, and if
//! so adds it to the figure compared. Those with plans are in [`super::plans`].

use super::basis::{Period, find_period, period_at};
use super::clauses::Break;
use super::context::{Direction, Verb};
use super::draft::{FoundComparison, With};
use super::statement::{Reader, Statement};
use super::targets;
use super::units::UnitClass;
use super::values::value;
use crate::figures::decimal::Decimal;
use crate::report::{FigureKind, Measure};

impl Reader<'_> {
    /// Adds a comparison to a figure, in the figure's unit if it has none of its own.
    pub(super) fn compare(&mut self, main: usize, mut comparison: FoundComparison) {
        let figure = &mut self.found[main];
        if comparison.unit.is_empty() {
            comparison.unit.clone_from(&figure.unit);
        }
        figure.comparisons.push(comparison);
    }

    /// The value that the figure is compared with: "tăng 10,48 % so cùng kỳ (10.482 tỷ đồng)", "so với năm 2030 (12 vụ)",
    /// "(năm 2030 là 12 vụ)".
    pub(super) fn is_base_value(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let Some(open) = self.parenthesis.filter(|_| statement.in_parenthesis) else {
            return false;
        };
        let Some(main) = self.target_of(statement) else {
            return false;
        };
        let figure = &self.found[main];
        if figure.at > self.tokens[open].chars.start
            || !figure.unit.eq_ignore_ascii_case(&statement.unit.text)
            || matches!(left.verb, Verb::Change(_) | Verb::Exceed)
        {
            return false;
        }
        let closes = self.tokens.get(statement.amount.end).is_some_and(|t| t.among(&[")", "]"]));
        let inside = &self.tokens[open..left.end];
        let named = period_at(self.text, inside).map(|(period, _)| period);
        let before = || {
            let open = self.alone_in_parenthesis(statement)?;
            let words = self.tokens.get(self.last_end.max(open.saturating_sub(24))..open)?;
            let so = words.iter().position(|t| t.among(&["so", "hơn"]))?;
            find_period(self.text, &words[so..])
        };
        let changed = || {
            let change = figure.comparisons.last().filter(|_| open == left.end)?;
            match (
                &change.with,
                change.measure.starts_with("change") || change.measure == "percent_of",
            ) {
                (With::Period(period), true) => Some(period.clone()),
                _ => None,
            }
        };
        let Some(period) = named.or_else(changed).or_else(before).filter(|_| closes) else {
            return false;
        };
        let comparison = self.comparison(statement, With::Period(period), "value");
        self.compare(main, FoundComparison { value: Some(statement.value), ..comparison });
        true
    }

    /// The value of another period that the figure is above or below: "cao hơn mức tăng 6,2 % của cùng kỳ năm 2029".
    pub(super) fn is_level_of_other(&mut self, statement: &Statement) -> bool {
        const JOINS: [&str; 5] = ["nhiều", "so", "với", "hẳn", "xa"];
        let words = &self.tokens[statement.left.segment..statement.left.end];
        let level = words.iter().rposition(|t| t.among(&["mức", "tốc", "số"]));
        let Some(level) = level.filter(|&level| words.len() - level <= 5) else {
            return false;
        };
        let joined = words[..level].iter().rev().take_while(|t| t.among(&JOINS)).count();
        let compares = words[..level - joined].last().is_some_and(|t| t.among(&["hơn", "đương"]))
            || joined > 0 && words[..level - joined].last().is_some_and(|t| t.is("bằng"));
        let of = self.word_is(statement.amount.end, "của");
        let period = statement.after.period.clone().filter(|_| compares && of);
        let main = self.target_of(statement);
        let (Some(period), Some(main)) = (period, main) else {
            return false;
        };
        let comparison = self.comparison(statement, With::Period(period), "value");
        self.compare(main, FoundComparison { value: Some(statement.value), ..comparison });
        true
    }

    /// The opening parenthesis of an amount that is alone between parentheses.
    pub(super) fn alone_in_parenthesis(&self, statement: &Statement) -> Option<usize> {
        let left = &statement.left;
        let open = self.parenthesis.filter(|_| statement.in_parenthesis)?.checked_sub(1)?;
        let closes = self.tokens.get(statement.amount.end).is_some_and(|t| t.among(&[")", "]"]));
        (left.begin == left.end && closes).then_some(open)
    }

    /// "tăng 11,8 % so với năm 2030", "giảm 5 vụ", "gấp 1,6 lần năm 2026", "bằng 107 % cùng kỳ".
    pub(super) fn is_change(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let times = statement.unit.text == "lần";
        let share_of_before = left.verb == Verb::State
            && statement.class() == UnitClass::Percent
            && statement.period.is_some()
            && self.change_before_parenthesis().is_none();
        let goes_on = self.goes_on_changing(statement);
        let changes = matches!(left.verb, Verb::Change(_)) || goes_on.is_some();
        if !(changes || share_of_before) || self.is_average(statement) {
            return false;
        }
        let main = if left.pure { self.target_of(statement) } else { self.named_again(statement) };
        let Some(main) = main else {
            return false;
        };
        let figure = &self.found[main];
        let mut period = statement.period.clone();
        if period.is_none()
            && statement.in_parenthesis
            && let Some(last) = figure.comparisons.last().filter(|last| last.stated)
            && let With::Period(before) = &last.with
        {
            period = Some(before.clone());
        }
        let relative = statement.is_percentage() || statement.class() == UnitClass::Bare || times;
        if !relative && period.is_none() && !targets::same_unit(&figure.unit, &statement.unit.text)
        {
            return false;
        }
        let measure = match statement.class() {
            _ if times => "change_times",
            UnitClass::Percent if share_of_before => "percent_of",
            UnitClass::Percent => "change_percent",
            UnitClass::Points => "change_points",
            _ => "change_abs",
        };
        let stated = period.is_some();
        let own = With::Period(period.unwrap_or(Period::YearBefore));
        let (direction, with) = goes_on.map_or((Direction::Up, own), |(way, with)| (way, with));
        let comparison = self.comparison(statement, with, measure);
        let value = match direction {
            Direction::Down => Some(Decimal::default().minus(statement.value)),
            Direction::Up => comparison.value,
        };
        self.compare(main, FoundComparison { value, stated, ..comparison });
        self.last_change = Some((main, statement.amount.end));
        true
    }

    /// The direction and the basis of the change that an amount without a verb goes on with: "tăng 2 % so với đầu năm và 6 %
    /// so với cùng kỳ", "so với cùng kỳ giảm 5 vụ, 2 người chết".
    fn goes_on_changing(&self, statement: &Statement) -> Option<(Direction, With)> {
        let (left, at) = (&statement.left, statement.amount.at);
        let directly = left.verb == Verb::None && left.begin == left.end && at > 0;
        let last = self.change_directly_before().filter(|_| directly)?;
        let joined = self.tokens[at - 1].is("và");
        let period = statement.after.period.clone().filter(|_| joined);
        let between = &self.tokens[self.last_end..at];
        let listed = (joined || self.breaks[at] == Break::Comma)
            && !between.iter().any(|t| t.is("so"))
            && statement.class() == UnitClass::Count
            && self.carried.is_some()
            && self.counts_the_same(statement).is_some();
        let change = self.found[last].comparisons.last()?;
        let with = period.map(With::Period).or_else(|| listed.then(|| change.with.clone()))?;
        let falls = change.value.is_some_and(Decimal::is_negative);
        Some((if falls { Direction::Down } else { Direction::Up }, with))
    }

    /// The figure of the change that is the last amount, if that is one.
    fn change_directly_before(&self) -> Option<usize> {
        self.last_change.filter(|&(_, end)| end == self.last_end).map(|(main, _)| main)
    }

    /// Whether it is an average rate over years, which is no comparison with one: "tăng bình quân 8 %/năm".
    pub(super) fn is_average(&self, statement: &Statement) -> bool {
        const EACH: [(&str, &str); 5] =
            [("năm", "sau"), ("bình", "quân"), ("mỗi", "năm"), ("hằng", "năm"), ("hàng", "năm")];
        let per_year = statement.unit.text.contains("/năm");
        let near = &self.tokens[statement.left.end.saturating_sub(8)..statement.left.end];
        let on_average =
            near.windows(2).any(|pair| EACH.iter().any(|(a, b)| pair[0].is(a) && pair[1].is(b)));
        let named = statement.left.between.is_some();
        statement.is_percentage() && !named && (per_year || on_average)
    }

    /// A percentage alone in a parenthesis: "(30,2 %)", "(+4,1 %)".
    pub(super) fn is_share(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let at = statement.amount.at;
        let sign = self
            .tokens
            .get(at.wrapping_sub(1))
            .filter(|t| t.among(&["+", "-", "–"]) && !self.tokens[at].spaced);
        let changed = self.change_before_parenthesis();
        let Some(main) = changed.or(self.mains.last().copied()) else {
            return false;
        };
        let closes = self.tokens.get(statement.amount.end).is_some_and(|t| t.among(&[")", "]"]));
        if !statement.in_parenthesis
            || statement.class() != UnitClass::Percent
            || matches!(left.verb, Verb::Change(_))
            || !(sign.is_some() || closes && (left.begin == left.end || self.is_as_much(statement)))
        {
            return false;
        }
        let (with, measure, falls, stated) =
            match (sign, changed.and_then(|main| self.found[main].comparisons.last())) {
                (None, Some(change)) => {
                    let falls = change.value.is_some_and(|value| value < Decimal::default());
                    (change.with.clone(), "change_percent", falls, change.stated)
                }
                (Some(sign), _) => {
                    (With::Period(Period::YearBefore), "change_percent", !sign.is("+"), false)
                }
                (None, None) => (With::Share, "share", false, false),
            };
        let value = if falls { Decimal::default().minus(statement.value) } else { statement.value };
        let comparison = self.comparison(statement, with, measure);
        self.compare(main, FoundComparison { value: Some(value), stated, ..comparison });
        true
    }

    /// Whether a percentage in a parenthesis is the size of the change before it: "tăng 435 việc (bằng 6,4 %)".
    fn is_as_much(&self, statement: &Statement) -> bool {
        let left = &statement.left;
        let equals = self.tokens[left.segment..left.end].last().is_some_and(|t| t.is("bằng"));
        left.pure && equals && self.change_before_parenthesis().is_some()
    }

    /// The figure of the absolute change directly before the open parenthesis, which then has the same in per cent: "tăng 435
    /// việc (6,4 %)".
    fn change_before_parenthesis(&self) -> Option<usize> {
        let main = self.change_directly_before()?;
        let directly = self.parenthesis.is_some_and(|open| open == self.last_end + 1);
        let last = self.found[main].comparisons.last().filter(|_| directly)?;
        (last.measure == "change_abs").then_some(main)
    }

    /// The comparison with the value that a change starts from.
    pub(super) fn own_before(&self, statement: &Statement) -> Option<FoundComparison> {
        let before = statement.amount.before?;
        let year = statement.amount.before_year?;
        let comparison = FoundComparison {
            with: With::Period(Period::Year(year)),
            measure: "value",
            value: Some(value(&self.tokens[before].word)?),
            written: Some(self.written(before)),
            unit: statement.unit.text.clone(),
            stated: true,
        };
        Some(comparison)
    }

    /// The comparison that a figure of growth or reduction is itself.
    pub(super) fn own_change(
        &self,
        statement: &Statement,
        kind: FigureKind,
    ) -> Option<FoundComparison> {
        let Verb::Change(direction) = statement.left.verb else {
            return None;
        };
        let amount = &statement.amount;
        let of_reduction = |&main: &usize| self.found[main].measure == Measure::Reduction;
        let states_change = (direction == Direction::Up || !self.mains.iter().any(of_reduction))
            && statement.is_percentage()
            && !self.is_average(statement)
            && amount.before.is_none()
            && (kind == FigureKind::Result && amount.to.is_none() || statement.period.is_some());
        if !states_change {
            return None;
        }
        let with = With::Period(statement.period.clone().unwrap_or(Period::YearBefore));
        let measure = match statement.class() {
            UnitClass::Points => "change_points",
            _ => "change_percent",
        };
        let stated = statement.period.is_some();
        Some(FoundComparison { stated, ..self.comparison(statement, with, measure) })
    }

    /// A comparison that a clause states, with the number of a statement.
    pub(super) fn comparison(
        &self,
        statement: &Statement,
        with: With,
        measure: &'static str,
    ) -> FoundComparison {
        FoundComparison {
            with,
            measure,
            value: Some(statement.signed()),
            written: Some(self.written(statement.amount.at)),
            unit: statement.unit.text.clone(),
            stated: true,
        }
    }

    /// A token as written.
    fn written(&self, token: usize) -> String {
        self.tokens[token].word.to_string()
    }
}
