//! Comparisons with plans. Each test returns whether an amount is such a comparison, and if so adds it to the figure compared.

use super::basis::PlanSource;
use super::context::Verb;
use super::draft::{FoundComparison, Rule, With};
use super::lexicon::{HEADS, PLANS};
use super::statement::{Reader, Statement};
use super::units::UnitClass;
use super::values::value;
use crate::figures::decimal::Decimal;
use crate::report::FigureKind;

impl Reader<'_> {
    /// "bằng 102,3 % kế hoạch", "vượt 4,2 % kế hoạch", "vượt 3 %".
    pub(super) fn compares_with_plan(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let follows = left.pure || self.follows_what_is_counted(statement);
        if !follows || statement.class() == UnitClass::Bare {
            return false;
        }
        let exceeds = left.verb == Verb::Exceed;
        let basis = match statement.plan() {
            Some(plan) => Some(With::Plan(plan)),
            None if exceeds && statement.is_percentage() => Some(With::Plan(PlanSource::Plain)),
            None => self.understood_basis(statement),
        };
        let Some(basis) = basis else {
            return false;
        };
        let reached = left.verb == Verb::State && statement.class() == UnitClass::Percent;
        let whole = reached.then(|| self.whole_figure()).flatten();
        let Some(main) = whole.or_else(|| self.target_of(statement)) else {
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
        let comparison = self.comparison(statement, basis, measure);
        self.compare(main, FoundComparison { stated, ..comparison });
        true
    }

    /// The nearest figure that is neither the share of another nor depends on one: in "320 tỷ đồng, chiếm 67 % tổng chi, bằng
    /// 98 % dự toán" the plan is that of the amount.
    fn whole_figure(&self) -> Option<usize> {
        let whole = |&main: &usize| {
            let figure = &self.found[main];
            !figure.dependent && !figure.rules.contains(&Rule::ShareOf)
        };
        self.mains.iter().rev().copied().find(whole)
    }

    /// Whether the words between the last figure and a percentage of a plan are what that figure counts: "đưa 1.104 lao động
    /// đi làm việc ở nước ngoài đạt 110,4 % kế hoạch".
    fn follows_what_is_counted(&self, statement: &Statement) -> bool {
        let left = &statement.left;
        let counts = |&main: &usize| {
            let figure = &self.found[main];
            matches!(figure.class, UnitClass::Count | UnitClass::Measure)
                && figure.clause.end == self.last_end
        };
        statement.class() == UnitClass::Percent
            && statement.plan().is_some()
            && matches!(left.verb, Verb::State | Verb::Exceed)
            && left.window == self.last_end
            && self.mains.last().is_some_and(counts)
            && !self.breaks[left.window..=left.end].iter().any(|b| b.is_any())
            && HEADS.find(&self.tokens[left.window..left.subject_end]).is_none()
    }

    /// The basis of a percentage that is said to be reached where its words name none: the plan in the parenthesis before
    /// ("(kế hoạch 500 ha), đạt 98 %"), or the basis of the last such percentage, or the plan. Of a count it may as well be
    /// the share with a property ("giải quyết 85 vụ, đạt 92 %"), unless it is over 100.
    fn understood_basis(&self, statement: &Statement) -> Option<With> {
        const NEAR: usize = 4;
        let left = &statement.left;
        let reached = self.tokens[left.subject_end..left.end].last();
        let reached = reached.filter(|t| left.pure && t.among(&["đạt", "bằng"]))?;
        if statement.class() != UnitClass::Percent || statement.period.is_some() {
            return None;
        }
        let figure = &self.found[self.main_figure()?];
        if let Some(last) = figure.comparisons.last().filter(|last| last.measure == "plan_value") {
            return Some(last.with.clone());
        }
        let over = statement.value > Decimal::new(100, 0);
        let of_plan = over || figure.class == UnitClass::Measure && !statement.in_parenthesis;
        if figure.amount.of.is_some() || !of_plan {
            return None;
        }
        let near = self.found[self.found.len().saturating_sub(NEAR)..].iter();
        let plans_only = reached.is("đạt");
        let fits = |one: &&FoundComparison| {
            one.measure == "percent_of" && (!plans_only || matches!(one.with, With::Plan(_)))
        };
        let last = near.flat_map(|found| &found.comparisons).rfind(fits);
        let plan = || With::Plan(PlanSource::Plain);
        last.map(|one| one.with.clone()).or_else(|| (over || plans_only).then(plan))
    }

    /// "(kế hoạch 7,7 %)", "chỉ tiêu 93 %".
    pub(super) fn is_planned_value(&mut self, statement: &Statement) -> bool {
        let left = &statement.left;
        let words = &self.tokens[left.begin..left.end];
        // "(vượt so với nghị quyết đề ra là 40 %)" says the plan as well.
        let beside = words.iter().take_while(|t| t.among(&["vượt", "so", "với"])).count();
        let stated = words.last().is_some_and(|t| t.is("là"));
        let words = if stated { &words[beside..] } else { words };
        let noun = PLANS.prefix_len(words);
        if noun == 0 && !statement.in_parenthesis {
            return false;
        }
        let Some(main) = self.target_of(statement) else {
            return false;
        };
        // "(kế hoạch tăng 14 %)" is no value of a figure in another unit, nor a figure.
        let of_change = matches!(left.verb, Verb::Change(_)) && statement.is_percentage();
        let same = self.found[main].unit.eq_ignore_ascii_case(&statement.unit.text)
            || statement.unit.text.is_empty();
        if noun > 0 && of_change && statement.in_parenthesis && !same {
            return true;
        }
        let plan = if noun > 0 && words.len() <= 8 && !words.get(2).is_some_and(|t| t.is("vốn")) {
            let fits = same || statement.in_parenthesis;
            let clear = statement.in_parenthesis
                || matches!(statement.class(), UnitClass::Percent | UnitClass::Measure);
            fits && clear
        } else {
            same && self.is_beside_plan(main, statement)
        };
        if plan {
            let comparison =
                self.comparison(statement, With::Plan(PlanSource::Plain), "plan_value");
            self.compare(main, FoundComparison { value: Some(statement.value), ..comparison });
        }
        plan
    }

    /// Whether an amount is alone in a parenthesis after words for a plan or a comparison with one: "thấp hơn 2 % so với chỉ
    /// tiêu tỉnh giao (91 %)".
    fn is_beside_plan(&self, main: usize, statement: &Statement) -> bool {
        const REACH: usize = 7;
        let Some(open) = self.alone_in_parenthesis(statement) else {
            return false;
        };
        let compared = self.found[main]
            .comparisons
            .last()
            .is_some_and(|last| matches!(last.with, With::Plan(_)) && last.measure != "plan_value");
        compared || PLANS.find(&self.tokens[open.saturating_sub(REACH)..open]).is_some()
    }

    /// The plan after a slash: of "62,5 %/60 %" the second is no whole.
    pub(super) fn own_plan(&self, statement: &Statement) -> Option<FoundComparison> {
        let planned = statement.amount.of.filter(|_| statement.class() == UnitClass::Percent)?;
        let value = Some(value(&self.tokens[planned].word)?);
        let written = Some(self.tokens[planned].word.to_string());
        let plan = With::Plan(PlanSource::Plain);
        Some(FoundComparison { value, written, ..self.comparison(statement, plan, "plan_value") })
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
}
