//! The normal form of numbers as Vietnamese reports write them (`6.705,5`: dot between thousands, comma before decimals) and
//! as people type them (`6705,5`, `9.0`, `06`): no separators of thousands, a decimal comma, no leading zeros.

/// The normal form of a run of digits with inner dots and commas; `None` if it cannot be one number (`16.6.2022`).
pub(super) fn normalise(run: &str) -> Option<String> {
    let commas = run.matches(',').count();
    let dots = run.matches('.').count();
    let (whole, decimals) = match (dots, commas) {
        (0, 0) => (run.to_owned(), ""),
        // One separator: of decimals, unless three digits follow a dot ("1.021" is a thousand and more, "0.125" is not).
        (0, 1) => split(run, ',')?,
        (1, 0) if !in_thousands(run, '.') => split(run, '.')?,
        (_, 0) if in_thousands(run, '.') => (run.replace('.', ""), ""),
        (0, _) if in_thousands(run, ',') => (run.replace(',', ""), ""),
        // Both: the one that occurs once, and last, separates the decimals.
        (1, 1) if run.find(',') < run.find('.') => thousands_and_decimals(run, ',', '.')?,
        (_, 1) => thousands_and_decimals(run, '.', ',')?,
        (1, _) => thousands_and_decimals(run, ',', '.')?,
        _ => return None,
    };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if decimals.is_empty() { whole.to_owned() } else { format!("{whole},{decimals}") })
}

/// The beginning of the normal forms that a number still being typed may become: its digits without the dots, because the
/// next digit can turn `6.70` into `6.705,5`. Zeros may become any number (`0`, then `06`), and give the empty string.
pub(super) fn unfinished(run: &str) -> String {
    run.replace('.', "").trim_start_matches('0').to_owned()
}

fn split(run: &str, separator: char) -> Option<(String, &str)> {
    let (whole, decimals) = run.split_once(separator)?;
    Some((whole.to_owned(), decimals))
}

fn thousands_and_decimals(run: &str, thousands: char, decimal: char) -> Option<(String, &str)> {
    let (whole, decimals) = run.rsplit_once(decimal)?;
    (in_thousands(whole, thousands) && !decimals.contains(thousands))
        .then(|| (whole.replace(thousands, ""), decimals))
}

/// Whether `run` is one to three digits, not a lone zero, and then groups of exactly three.
fn in_thousands(run: &str, separator: char) -> bool {
    let mut groups = run.split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && first.bytes().any(|digit| digit != b'0')
        && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::{normalise, unfinished};

    #[test]
    fn numbers_have_one_form() {
        for (typed, form) in [
            ("158", Some("158")),
            ("06", Some("6")),
            ("00", Some("0")),
            ("6.705,5", Some("6705,5")),
            ("6705,5", Some("6705,5")),
            ("6,705.5", Some("6705,5")),
            ("9.0", Some("9,0")),
            ("9,0", Some("9,0")),
            ("0.125", Some("0,125")),
            ("1.021", Some("1021")),
            ("11.942,43", Some("11942,43")),
            ("1.234.567", Some("1234567")),
            ("1,234,567", Some("1234567")),
            ("1.234.567,8", Some("1234567,8")),
            ("1,234,567.8", Some("1234567,8")),
            ("0,125", Some("0,125")),
            ("012.345", Some("12345")),
            ("000.123", Some("0,123")),
            ("1000.500", Some("1000,500")),
            ("10.50", Some("10,50")),
            ("10.5000", Some("10,5000")),
            ("1,23,4", None),
            ("1.234,5,6", None),
            ("1.23,4", None),
            ("1.234.56,7", None),
            ("1,234.567,8", None),
            ("16.6.2022", None),
            ("1.2,3.4", None),
        ] {
            assert_eq!(normalise(typed).as_deref(), form, "{typed}");
        }
    }

    #[test]
    fn a_number_being_typed_begins_the_whole() {
        assert_eq!(unfinished("6.70"), "670");
        assert_eq!(unfinished("0"), "");
        assert_eq!(unfinished("06"), "6");
        assert_eq!(unfinished("6705,"), "6705,");
    }
}
