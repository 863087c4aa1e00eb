//! What follows from each comparison: whether a plan was met, its value, and the order of earlier years.

use super::{odd, small};
use baocao::figures::{Against, Amount, Figures, Standing};

/// The comparison of a figure as JSON; without a value if that is empty.
fn comparison(basis: &str, measure: &str, value: &str) -> String {
    let value = if value.is_empty() { String::new() } else { format!(r#","value":{value}"#) };
    format!(r#"{{"basis":"{basis}","measure":"{measure}"{value}}}"#)
}

fn written(amount: Option<Amount>) -> String {
    amount.map_or("-".to_owned(), |amount| {
        format!("{}{}", amount.number, if amount.derived { "*" } else { "" })
    })
}

/// The standing against the plan, its value and the difference; what is worked out has a `*`.
fn plan(value: &str, unit: &str, comparisons: &[(&str, &str)]) -> String {
    let comparisons: Vec<String> =
        comparisons.iter().map(|(measure, value)| comparison("plan", measure, value)).collect();
    let report = small(&odd("a", "A", value, value, unit, &comparisons.join(",")));
    let figures = Figures::new(&report);
    let plan = &figures.rows()[0].plans[0];
    let standing = match plan.standing {
        Some(Standing::Exceeded) => "exceeded",
        Some(Standing::Met) => "met",
        Some(Standing::Missed) => "missed",
        None => "-",
    };
    let kind = match plan.by {
        Some((Against::PercentOf, _)) => "%",
        Some((Against::OverPercent, _)) => "% over",
        Some((Against::OverPoints, _)) => "points over",
        Some((Against::OverAbs, _)) => "over",
        None => "",
    };
    let by = written(plan.by.map(|(_, by)| by));
    format!("{standing}, plan {}, {by} {kind}", written(plan.value)).trim_end().to_owned()
}

#[test]
fn every_way_to_name_a_plan_says_whether_it_was_met() {
    for (value, unit, comparisons, expected) in [
        ("120", "tấn", &[("percent_of", "120")][..], "exceeded, plan 100*, 120 %"),
        ("100", "tấn", &[("percent_of", "100")], "met, plan 100*, 100 %"),
        ("95", "tấn", &[("percent_of", "95")], "missed, plan 100*, 95 %"),
        ("105", "tấn", &[("over_percent", "5")], "exceeded, plan 100*, 5 % over"),
        ("95", "tấn", &[("under_percent", "5")], "missed, plan 100*, -5 % over"),
        ("105", "tấn", &[("over_abs", "5")], "exceeded, plan 100*, 5 over"),
        ("100", "tấn", &[("over_abs", "0")], "met, plan 100*, 0 over"),
        ("95", "tấn", &[("under_abs", "5")], "missed, plan 100*, -5 over"),
        ("53", "%", &[("over_points", "3")], "exceeded, plan 50*, 3 points over"),
        ("47", "%", &[("under_points", "3")], "missed, plan 50*, -3 points over"),
        ("47", "%", &[("percent_of", "94")], "missed, plan -, 94 %"),
        ("95", "tấn", &[("plan_value", "100")], "missed, plan 100, 95,0* %"),
        ("100", "tấn", &[("plan_value", "100")], "met, plan 100, 100* %"),
        ("53", "%", &[("plan_value", "50")], "exceeded, plan 50, 3* points over"),
        ("-2", "tấn", &[("plan_value", "5")], "missed, plan 5, -7* over"),
        ("95", "tấn", &[("exceeded", "")], "exceeded, plan -, -"),
        // What the report says in words goes before what its numbers say.
        ("95", "tấn", &[("missed", ""), ("percent_of", "105")], "missed, plan 90*, 105 %"),
        ("95", "tấn", &[("percent_of", "105"), ("met", "")], "met, plan 90*, 105 %"),
    ] {
        assert_eq!(plan(value, unit, comparisons), expected, "{value} {unit} {comparisons:?}");
    }
}

#[test]
fn the_plan_comes_first_and_the_latest_of_earlier_years() {
    let comparisons = [
        comparison("de_an", "percent_of", "80"),
        comparison("plan", "percent_of", "90"),
        comparison("2019", "change_abs", "4"),
        comparison("2021", "change_abs", "2"),
        // A later year than that of the figure is no earlier one.
        comparison("2025", "value", "9"),
        comparison("2020", "change_abs", "3"),
    ];
    let report = small(&odd("a", "A", "7", "7", "tấn", &comparisons.join(",")));
    let figures = Figures::new(&report);
    let row = &figures.rows()[0];
    let plans: Vec<_> = row.plans.iter().map(|plan| plan.basis.as_str()).collect();
    assert_eq!(plans, ["plan", "de_an"]);
    let years: Vec<_> =
        row.changes.iter().map(|change| (change.year, written(change.before))).collect();
    let expected = [(2021, "5*"), (2020, "4*"), (2019, "3*"), (2025, "9")];
    assert_eq!(years, expected.map(|(year, before)| (year, before.to_owned())));
}
