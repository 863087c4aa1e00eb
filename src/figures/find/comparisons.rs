//! Comparisons with plans, earlier periods and the figure before. Each test returns whether an amount is such a comparison,
//! and if so adds it to the figure compared.

use super::basis::{Period, PlanSource, period_at};
use super::context::{Direction, Verb};
use super::draft::{FoundComparison, With};
use super::lexicon::PLANS;
use super::statement::{Reader, Statement};
use super::units::UnitClass;
use super::values::value;
use crate::figures::decimal::Decimal;
use crate::report::{FigureKind, Measure};

impl Reader<'_> {
    /// The figure that a comparison in this unit belongs to: in an absolute unit the nearest with the same unit, then with
    /// the same first word; in points the nearest percentage; else the nearest that does not depend on another.
    pub(super) fn target_of(&self, unit: Option<&str>, class: UnitClass) -> Option<usize> {
        let backwards = || self.mains.iter().rev().copied();
        let last = *self.mains.last()?;
        if let Some(unit) = unit.filter(|unit| !unit.is_empty())
            && !matches!(class, UnitClass::Percent | UnitClass::Points | UnitClass::Bare)
        {
            let exact = backwards().find(|&main| self.found[main].unit == unit);
            let alike = || backwards().find(|&main| same_unit(&self.found[main].unit, unit));
            if let Some(main) = exact.or_else(alike) {
                return Some(main);
            }
        }
        if class == UnitClass::Points
            && let Some(main) =
                backwards().find(|&main| self.found[main].class == UnitClass::Percent)
        {
            return Some(main);
        }
        Some(backwards().find(|&main| !self.found[main].dependent).unwrap_or(last))
    }

    /// Adds a comparison to a figure, in the figure's unit if it has none of its own.
    fn compare(&mut self, main: usize, mut comparison: FoundComparison) {
        let figure = &mut self.found[main];
        if comparison.unit.is_empty() {
            comparison.unit.clone_from(&figure.unit);
        }
        figure.comparisons.push(comparison);
    }

    /// "bằng 102,3 % kế hoạch", "vượt 4,2 % kế hoạch", "vượt 3 %".
    pub(super) fn compares_with_plan(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        if !left.pure || statement.class() == UnitClass::Bare {
            return false;
        }
        let exceeds = left.verb == Verb::Exceed;
        let plan = match statement.plan() {
            Some(plan) => plan,
            None if exceeds && statement.is_percentage() => PlanSource::Plain,
            None => return false,
        };
        let Some(main) = self.target_of(Some(&statement.unit.text), statement.class()) else {
            return false;
        };
        let measure = if exceeds || matches!(left.verb, Verb::Change(_)) {
            match statement.class() {
                UnitClass::Percent => "over_percent",
                UnitClass::Points => "over_points",
                _ => "over_abs",
            }
        } else {
            "percent_of"
        };
        if measure == "percent_of" && statement.class() != UnitClass::Percent {
            return false;
        }
        let stated = statement.plan().is_some() || statement.after.period.is_some();
        let comparison = self.comparison(statement, With::Plan(plan), measure);
        self.compare(main, FoundComparison { stated, ..comparison });
        true
    }

    /// "(kế hoạch 7,7 %)", "chỉ tiêu 93 %".
    pub(super) fn is_planned_value(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let words = &self.tokens[left.begin..left.end];
        let noun = PLANS.prefix_len(words);
        if noun == 0 && !statement.in_parenthesis {
            return false;
        }
        let alone = || {
            let open = self.parenthesis?;
            let closes =
                self.tokens.get(statement.amount.end).is_some_and(|t| t.among(&[")", "]"]));
            let before = &self.tokens[open.saturating_sub(7)..open.saturating_sub(1)];
            (left.begin == left.end && closes && PLANS.find(before).is_some()).then_some(())
        };
        let Some(main) = self.target_of(Some(&statement.unit.text), statement.class()) else {
            return false;
        };
        let same = self.found[main].unit.eq_ignore_ascii_case(&statement.unit.text)
            || statement.unit.text.is_empty();
        let plan = if noun > 0 && words.len() <= 8 && !words.get(2).is_some_and(|t| t.is("vốn")) {
            let fits = same || statement.in_parenthesis;
            let clear = statement.in_parenthesis
                || matches!(statement.class(), UnitClass::Percent | UnitClass::Measure);
            fits && clear
        } else {
            statement.in_parenthesis && same && !statement.is_percentage() && alone().is_some()
        };
        if plan {
            let comparison =
                self.comparison(statement, With::Plan(PlanSource::Plain), "plan_value");
            self.compare(main, FoundComparison { value: Some(statement.value), ..comparison });
        }
        plan
    }

    /// The value that the figure is compared with: "tăng 10,48 % so cùng kỳ (10.482 tỷ đồng)", "(năm 2030 là 12 vụ)".
    pub(super) fn is_base_value(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let Some(open) = self.parenthesis.filter(|_| statement.in_parenthesis) else {
            return false;
        };
        let Some(main) = self.target_of(Some(&statement.unit.text), statement.class()) else {
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
        let Some(period) = named.or_else(changed).filter(|_| closes) else {
            return false;
        };
        let comparison = self.comparison(statement, With::Period(period), "value");
        self.compare(main, FoundComparison { value: Some(statement.value), ..comparison });
        true
    }

    /// "tăng 11,8 % so với năm 2030", "giảm 5 vụ", "gấp 1,6 lần năm 2026", "bằng 107 % cùng kỳ".
    pub(super) fn is_change(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let times = statement.unit.text == "lần";
        let share_of_before = left.verb == Verb::State
            && statement.class() == UnitClass::Percent
            && statement.after.period.is_some();
        let changes = matches!(left.verb, Verb::Change(_));
        if !left.pure || !(changes || share_of_before) || self.is_average(statement) {
            return false;
        }
        let Some(main) = self.target_of(Some(&statement.unit.text), statement.class()) else {
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
        if !relative && period.is_none() && !same_unit(&figure.unit, &statement.unit.text) {
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
        let with = With::Period(period.unwrap_or(Period::YearBefore));
        let comparison = self.comparison(statement, with, measure);
        self.compare(main, FoundComparison { stated, ..comparison });
        true
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
        let Some(&main) = self.mains.last() else {
            return false;
        };
        let closes = self.tokens.get(statement.amount.end).is_some_and(|t| t.among(&[")", "]"]));
        if !statement.in_parenthesis
            || statement.class() != UnitClass::Percent
            || matches!(left.verb, Verb::Change(_))
            || !(sign.is_some() || left.begin == left.end && closes)
        {
            return false;
        }
        let falls = sign.is_some_and(|sign| !sign.is("+"));
        let (with, measure) = match sign {
            Some(_) => (With::Period(Period::YearBefore), "change_percent"),
            None => (With::Share, "share"),
        };
        let value = if falls { Decimal::default().minus(statement.value) } else { statement.value };
        let comparison = self.comparison(statement, with, measure);
        self.compare(main, FoundComparison { value: Some(value), stated: false, ..comparison });
        true
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

    /// The comparison with a plan that a percentage is itself.
    pub(super) fn own_percent_of_plan(
        &self,
        statement: &Statement,
        kind: FigureKind,
    ) -> Option<FoundComparison> {
        let measure = match statement.left.verb {
            Verb::State => "percent_of",
            Verb::Exceed => "over_percent",
            _ => return None,
        };
        let with = With::Plan(statement.plan()?);
        (statement.class() == UnitClass::Percent && kind == FigureKind::Result)
            .then(|| self.comparison(statement, with, measure))
    }

    /// A comparison that a clause states, with the number of a statement.
    fn comparison(
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

/// Whether two units begin with the same word, or are the same thing abbreviated.
fn same_unit(a: &str, b: &str) -> bool {
    const SHORT: [(&str, &str); 1] = [("htx", "hợp tác xã")];
    let first = |unit: &str| {
        let first = unit.split(' ').next().unwrap_or_default().to_lowercase();
        let full = SHORT.iter().find(|(short, _)| *short == first);
        full.and_then(|(_, long)| long.split(' ').next()).map_or(first, str::to_owned)
    };
    first(a) == first(b)
}
