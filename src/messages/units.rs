//! Units and qualifiers of figures in English. The words are in `data/units.txt`, their grammar is here. A unit of which any
//! part is not known is left as printed.
//!
//! ```text
//! unit  = things { "/" per }
//! thing = { scale } ( an entry, all its words )
//! per   = [ number ] [ "vạn" ] thing
//! ```

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::figures::decimal::Decimal;
use crate::figures::tokens::normal;

/// The singular and the plural of a word.
type Forms = (&'static str, &'static str);

/// The entries by their Vietnamese words.
static UNITS: LazyLock<HashMap<&str, Forms>> = LazyLock::new(|| {
    let entries =
        include_str!("../../data/units.txt").lines().filter(|line| !line.starts_with('#'));
    let entry = |line: &'static str| {
        let (vi, en) = line.split_once(" = ")?;
        Some((vi, en.split_once("; ").unwrap_or((en, en))))
    };
    entries.filter_map(entry).collect()
});

/// Scales, the longest first.
const SCALES: [(&str, &str); 7] = [
    ("nghìn tỷ", "trillion"),
    ("ngàn tỷ", "trillion"),
    ("triệu", "million"),
    ("nghìn", "thousand"),
    ("ngàn", "thousand"),
    ("vạn", "ten thousand"),
    ("tỷ", "billion"),
];

/// Qualifiers, with `…` for the number if it is not at the end.
const QUALIFIERS: [(&str, &str); 28] = [
    ("ước", "est."),
    ("ước đạt", "est."),
    ("ước tính", "est."),
    ("dự kiến", "expected"),
    ("trên", "over"),
    ("hơn", "over"),
    ("dưới", "under"),
    ("gần", "nearly"),
    ("khoảng", "about"),
    ("chừng", "about"),
    ("xấp xỉ", "about"),
    ("trên dưới", "about"),
    ("tối thiểu", "at least"),
    ("ít nhất", "at least"),
    ("tối đa", "at most"),
    ("nhiều nhất", "at most"),
    ("không quá", "at most"),
    ("từ … trở lên", "at least"),
    ("trở lên", "at least"),
    ("từ … trở xuống", "at most"),
    ("trở xuống", "at most"),
    ("từ", "from"),
    ("chỉ", "only"),
    ("cả", "all"),
    ("đủ", "fully"),
    ("thêm", "another"),
    ("đến", "up to"),
    ("xuống", "down to"),
];

/// A unit in English, singular or plural by the number; none if it is not known.
pub(super) fn english(unit: &str, number: Option<Decimal>) -> Option<String> {
    let mut parts = unit.split('/').map(compared);
    let mut english = things(&parts.next()?, number)?;
    for part in parts {
        let part = per(&part)?;
        english = if english.is_empty() { part } else { format!("{english} per {part}") };
    }
    Some(english)
}

/// A text in the normal form of its words, see [`normal`].
fn compared(words: &str) -> String {
    let apart = words.replace(',', " , ");
    let words: Vec<_> = apart.split_whitespace().map(normal).collect();
    words.join(" ").replace(" ,", ",")
}

/// What a unit counts: a scale, and one entry or several with commas between.
fn things(text: &str, number: Option<Decimal>) -> Option<String> {
    let (scale, rest) = scale(text);
    // After a scale the plural is used: `1 thousand people`.
    let one = scale.is_empty() && number.is_some_and(|number| number == Decimal::new(1, 0));
    let form =
        |entry: &str| UNITS.get(entry).map(|&(one_of, many)| if one { one_of } else { many });
    if rest.is_empty() {
        return Some(scale).filter(|scale| !scale.is_empty());
    }
    let listed = || {
        let each: Option<Vec<&str>> = rest.split(',').map(|one| form(one.trim())).collect();
        Some(each?.join(", "))
    };
    let named = form(rest).map(str::to_owned).or_else(listed)?;
    Some(if scale.is_empty() { named } else { format!("{scale} {named}") })
}

/// The scale that a text begins with, in English, and the rest.
fn scale(text: &str) -> (String, &str) {
    let known = SCALES.iter().find_map(|(vi, en)| {
        let rest = text.strip_prefix(vi)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| ((*en).to_owned(), rest.trim_start()))
    });
    known.unwrap_or((String::new(), text))
}

/// The part of a unit after the slash: `người`, `10.000 dân`, `1 vạn dân`.
fn per(text: &str) -> Option<String> {
    let (written, rest) = text.split_once(' ').unwrap_or((text, ""));
    let Some(number) = Decimal::vietnamese(written) else {
        return things(text, Some(Decimal::new(1, 0)));
    };
    let (number, rest) = match rest.strip_prefix("vạn ") {
        Some(rest) => (number.times(10_000), rest),
        None => (number, rest),
    };
    let things = things(rest, Some(number))?;
    Some(if number == Decimal::new(1, 0) {
        things
    } else {
        format!("{} {things}", number.english())
    })
}

/// A qualifier in English; unchanged if it is not known.
pub(super) fn qualifier(words: &str) -> &str {
    let words_normal = words.to_lowercase();
    QUALIFIERS.iter().find(|(vi, _)| *vi == words_normal).map_or(words, |(_, en)| en)
}
