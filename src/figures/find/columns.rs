//! The roles of a table's columns, by the words of their heads, which may cover several rows and columns.

use super::basis::{Period, PlanSource, find_period};
use super::cells::lower_first;
use super::draft::With;
use super::grid::CellGrid;
use super::lexicon::{COUNTERS, PLANS};
use super::units::unit;
use super::values::year;
use crate::figures::tokens::{Token, tokens};

/// Words of heads over numbers of rows, remarks and documents.
const OTHERS: [&str; 19] = [
    "stt",
    "tt",
    "số tt",
    "số thứ tự",
    "ghi chú",
    "tài liệu",
    "mã số",
    "thời gian",
    "cơ quan",
    "căn cứ",
    "văn bản kiểm chứng",
    "đánh giá",
    "tối đa",
    "điểm chuẩn",
    "thang điểm",
    "số hiệu",
    "ngày",
    "lý do",
    "trích yếu",
];
/// Words of heads over units.
const UNITS: [&str; 3] = ["đơn vị tính", "đvt", "đv tính"];
/// Words of heads over the names of rows.
const NAMES: [&str; 13] = [
    "chỉ tiêu",
    "nội dung",
    "tên",
    "lĩnh vực",
    "tiêu chí",
    "danh mục",
    "diễn giải",
    "hạng mục",
    "khoản mục",
    "nhiệm vụ",
    "loại hình",
    "địa phương",
    "xã",
];
/// Words of heads over results.
const RESULTS: [&str; 11] = [
    "tự đánh giá",
    "điểm đạt",
    "thực hiện",
    "th",
    "ước",
    "kết quả",
    "đạt được",
    "tự chấm",
    "thẩm định",
    "quyết toán",
    "giải ngân",
];

/// Words of heads over per cent of a plan.
const REACHED: [&str; 5] = ["thực hiện", "đạt", "th", "hoàn thành", "giải ngân"];

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Numbers of rows, remarks, documents: no figures.
    Other,
    /// The name of the row.
    Name,
    /// The row's unit.
    Unit,
    /// What was reached.
    Result,
    /// The year of the row's figures.
    Year,
    /// What is or was planned.
    Plan(PlanSource),
    /// Per cent of a plan or of an earlier period.
    Ratio(With),
    /// The difference from a plan or an earlier period.
    Change(With),
    /// Another number, which the head names.
    Value,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct TableColumn {
    pub role: Role,
    /// The words of its head cells, from the top.
    pub head: String,
    /// Its head cells, as rows and columns of the grid, from the top.
    pub cells: Vec<(usize, usize)>,
    /// The year that its head names.
    pub year: Option<u16>,
    /// Whether its head names the year before instead.
    pub before: bool,
    /// The unit its head names.
    pub unit: Option<String>,
    /// Whether its head says that the number is estimated.
    pub estimated: bool,
}

/// The columns of a table whose first `heads` rows are heads.
pub(super) fn columns(grid: &CellGrid, heads: usize) -> Vec<TableColumn> {
    let mut columns: Vec<TableColumn> = (0..grid.width).map(|x| column(grid, heads, x)).collect();
    if !columns.iter().any(|column| column.role == Role::Name)
        && let Some(x) = (0..grid.width.min(3)).find(|&x| holds_names(grid, heads, x))
    {
        columns[x].role = Role::Name;
    }
    // "Đơn vị" over place names means an administrative unit, not a unit of measure.
    let named = columns.iter().any(|column| column.role == Role::Name);
    let results = |x: usize| {
        let before: Vec<&Role> = columns[..x].iter().map(|column| &column.role).collect();
        before.contains(&&Role::Result) && before.iter().any(|role| matches!(role, Role::Plan(_)))
    };
    let rates: Vec<usize> =
        (0..grid.width).filter(|&x| is_plain_rate(&columns[x].head) && results(x)).collect();
    for x in rates {
        columns[x].role = Role::Ratio(With::Plan(PlanSource::Plain));
    }
    for (x, column) in columns.iter_mut().enumerate() {
        // "So sánh: tỷ lệ (%)" is a change if it has signs, else what the earlier value is 100 of.
        let before = With::Period(Period::YearBefore);
        if column.role == Role::Ratio(before.clone()) && is_signed(grid, heads, x) {
            column.role = Role::Change(before);
        }
        if column.head.to_lowercase() == "năm" && holds_years(grid, heads, x) {
            column.role = Role::Year;
        }
        if column.role == Role::Unit && !named && holds_names(grid, heads, x) {
            column.role = Role::Name;
        }
    }
    columns
}

/// Whether most of a column's cells are words of more than one syllable, and none a number.
fn holds_names(grid: &CellGrid, heads: usize, x: usize) -> bool {
    let texts: Vec<&str> =
        (heads..grid.height()).map(|y| grid.text(y, x)).filter(|text| !text.is_empty()).collect();
    let names = texts.iter().filter(|text| text.split_whitespace().count() > 1).count();
    names * 2 > texts.len()
}

/// Whether a head says only that a column holds rates, which beside a plan and a result are those of the plan.
fn is_plain_rate(head: &str) -> bool {
    const WORDS: [&str; 8] = ["tỷ", "lệ", "đạt", "(", "%", ")", "hoàn", "thành"];
    let words = tokens(head);
    words.iter().any(|t| t.among(&["lệ", "%"])) && words.iter().all(|t| t.among(&WORDS))
}

/// Whether one of a column's cells has a sign.
fn is_signed(grid: &CellGrid, heads: usize, x: usize) -> bool {
    let signed = |text: &str| text.len() > 1 && text.starts_with(['-', '+', '–']);
    (heads..grid.height()).any(|y| signed(grid.text(y, x)))
}

/// Whether all of a column's cells are years.
fn holds_years(grid: &CellGrid, heads: usize, x: usize) -> bool {
    (heads..grid.height()).all(|y| year(grid.text(y, x)).is_some())
}

fn column(grid: &CellGrid, heads: usize, x: usize) -> TableColumn {
    let mut cells: Vec<(usize, usize)> = Vec::new();
    for y in (0..heads).filter(|&y| !is_index_row(grid, y)) {
        // The source of a table may have the text of a merged head in its first column only.
        let x = if grid.text(y, x).is_empty() { merged_from(grid, heads, y, x) } else { Some(x) };
        let Some(x) = x else {
            continue;
        };
        let text = grid.text(y, x);
        if !text.is_empty() && !cells.iter().any(|&(y, x)| grid.text(y, x) == text) {
            cells.push((y, x));
        }
    }
    let parts: Vec<&str> = cells.iter().map(|&(y, x)| grid.text(y, x)).collect();
    let head = parts.join(" ");
    let words = tokens(&head);
    let role = role(&head, &words);
    // Under "Tăng, giảm so với năm trước" a head is what is counted.
    let counted = parts.last().filter(|part| matches!(role, Role::Change(_)) && known(part));
    let unit = counted.map(|part| lower_first(part));
    TableColumn {
        role,
        year: column_year(&words),
        before: has_any(&words, &["cùng kỳ", "năm trước"]),
        unit: unit.or_else(|| parts.iter().rev().find_map(|part| unit_in(part))),
        estimated: words.iter().any(|t| t.is("ước")),
        head,
        cells,
    }
}

/// Whether a row holds the numbers or letters of the columns: "1 | 2 | 3 | 4=3/2".
pub(super) fn is_index_row(grid: &CellGrid, y: usize) -> bool {
    let texts: Vec<&str> =
        (0..grid.width).map(|x| grid.text(y, x)).filter(|text| !text.is_empty()).collect();
    let mut last = 0;
    let mut numbers = 0;
    for text in &texts {
        let digits: String =
            text.trim_start_matches('(').chars().take_while(char::is_ascii_digit).collect();
        let rest = text.trim_matches(['(', ')']).trim_start_matches(|c: char| c.is_ascii_digit());
        match digits.parse::<usize>() {
            Ok(n)
                if n <= last + 1
                    && n >= last
                    && (rest.is_empty() || rest.starts_with(['=', ':'])) =>
            {
                numbers += 1;
                last = n;
            }
            Err(_) if text.chars().count() == 1 => {}
            _ => return false,
        }
    }
    numbers >= 2 && numbers + 2 >= texts.len()
}

/// The column whose merged head also covers an empty square of the head: the nearest to the left with text, if there is text
/// under the empty square.
fn merged_from(grid: &CellGrid, heads: usize, y: usize, x: usize) -> Option<usize> {
    let under = (y + 1..heads).any(|below| !grid.text(below, x).is_empty());
    let above = (0..y).all(|above| grid.text(above, x).is_empty());
    let left = (0..x).rev().find(|&left| !grid.text(y, left).is_empty())?;
    // Each column of a merged head has a further head under it.
    let parted = (y + 1..heads).any(|below| !grid.text(below, left).is_empty());
    (under && above && parted).then_some(left)
}

/// The last year a head names.
fn column_year(words: &[Token]) -> Option<u16> {
    words.iter().rev().find_map(|t| year(&t.word))
}

fn has(words: &[Token], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|part| part.iter().zip(&phrase).all(|(t, word)| t.is(word)))
}

fn starts_with(words: &[Token], phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(n, word)| words.get(n).is_some_and(|t| t.is(word)))
}

fn has_any(words: &[Token], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has(words, phrase))
}

/// The role of a column, by the words of its head; the first test that holds decides.
fn role(head: &str, words: &[Token]) -> Role {
    let index = matches!(words, [t] if t.among(&["stt", "tt", "#"]));
    if index || words.is_empty() {
        return Role::Other;
    }
    if let Some(role) = ratio(head, words) {
        return role;
    }
    // "DT (ha)" is an area, "DT" an estimate.
    let area = || words.first().is_some_and(|t| t.is("dt")) && unit_in(head).is_some();
    let plans = PLANS.find(words).is_some() && !area() || has_any(words, &["giao", "phân bổ"]);
    let counts = has(words, "số") && words.first().is_some_and(|t| t.among(&["số", "tổng"]));
    let short = words.len() <= 4;
    if has_any(words, &UNITS) || matches!(words, [a, b] if a.is("đơn") && b.is("vị")) {
        Role::Unit
    } else if has_any(words, &RESULTS) && !has(words, "nội dung") {
        Role::Result
    } else if has_any(words, &OTHERS) && !counts {
        Role::Other
    } else if (short || NAMES.iter().any(|name| starts_with(words, name)))
        && !counts
        && has_any(words, &NAMES)
        && !has_any(words, &["kế hoạch", "giao"])
        && column_year(words).is_none()
    {
        Role::Name
    } else if plans {
        Role::Plan(PlanSource::named_by(words))
    } else {
        Role::Value
    }
}

/// The role of a column that compares: "So với KH (%)", "TH/KH", "So sánh cùng kỳ (%)", "Tăng, giảm so với năm 2030",
/// "Tăng/giảm".
fn ratio(head: &str, words: &[Token]) -> Option<Role> {
    let slash = (1..words.len().saturating_sub(1)).find(|&at| {
        let date = words[at - 1].is_number() && words[at + 1].is_number();
        words[at].is("/") && !words[at].spaced && !date && !words[at + 1].is("giảm")
    });
    let compares = has_any(words, &["so", "so sánh", "đạt tỷ lệ"]) || slash.is_some();
    let changes = words.iter().any(|t| t.among(&["tăng", "giảm", "+", "chênh"]));
    let both = has(words, "tăng") && has(words, "giảm") || has(words, "chênh lệch");
    let percent = words.iter().any(|t| t.is("%")) || has(words, "tỷ lệ");
    let reached = percent && has_any(words, &REACHED);
    if !(compares || reached || both) {
        return None;
    }
    let from = match slash {
        Some(slash) => slash + 1,
        None => words.iter().position(|t| t.is("so")).map_or(0, |so| so + 1),
    };
    let basis = &words[from..];
    let plan = PLANS.find(basis).map(|_| With::Plan(PlanSource::named_by(basis)));
    let year = || basis.iter().rev().find_map(|t| year(&t.word)).map(Period::Year);
    let period = find_period(head, basis).or_else(year).map(With::Period);
    match plan.or(period) {
        Some(with) if changes => Some(Role::Change(with)),
        Some(With::Period(period)) if compares => Some(Role::Ratio(With::Period(period))),
        Some(plan @ With::Plan(_)) => Some(Role::Ratio(plan)),
        _ if both => Some(Role::Change(With::Period(Period::YearBefore))),
        _ if has_any(words, &["số lượng", "tuyệt đối"]) => {
            Some(Role::Change(With::Period(Period::YearBefore)))
        }
        _ if has(words, "so sánh") && percent => {
            Some(Role::Ratio(With::Period(Period::YearBefore)))
        }
        _ if percent && has_any(words, &["thực hiện", "hoàn thành", "giải ngân"]) => {
            Some(Role::Ratio(With::Plan(PlanSource::Plain)))
        }
        _ => None,
    }
}

/// The unit that a head or a name gives, in a parenthesis or as what it counts: `(%)`, `(tỷ đồng)`, `Số hồ sơ`,
/// `Điểm tự chấm`.
pub(super) fn unit_in(text: &str) -> Option<String> {
    let words = tokens(text);
    let whole = |from: usize, to: usize| {
        let unit = unit(text, &words, from).filter(|unit| unit.end == to)?;
        known(&unit.text).then_some(unit.text)
    };
    let open = words.iter().rposition(|t| t.is("("));
    if let Some(open) = open
        && let Some(close) = words[open..].iter().position(|t| t.is(")"))
    {
        let skipped =
            if words.get(open + 1).is_some_and(|t| t.among(&["đvt", "đv"])) { 2 } else { 1 };
        if let Some(unit) = whole((open + skipped).min(open + close), open + close) {
            return Some(unit);
        }
    }
    if words.first().is_some_and(|t| t.is("điểm")) {
        return Some("điểm".to_owned());
    }
    if words.first().is_some_and(|t| t.is("%")) || has(&words, "tỷ lệ") && words.len() <= 3 {
        return Some("%".to_owned());
    }
    counted(text, &words)
}

/// Whether a unit is in the tables of units.
fn known(written: &str) -> bool {
    let words = tokens(written);
    unit(written, &words, 0).is_some_and(|unit| {
        use super::units::UnitClass::{Name, Noun, Time};
        !matches!(unit.class, Noun | Name | Time) && unit.end == words.len()
    })
}

/// The noun that `Số …` or `Tổng số …` counts.
fn counted(text: &str, words: &[Token]) -> Option<String> {
    let number = words.iter().take(3).position(|t| t.is("số"))?;
    let counted = &words[number + 1..];
    let length = COUNTERS.prefix_len(counted);
    let last = counted.get(length.checked_sub(1)?)?;
    Some(text[counted[0].bytes.start..last.bytes.end].to_owned())
}

/// The unit of a whole table, from the text above it or a cell of its head: "Đơn vị tính: triệu đồng".
pub(super) fn unit_of_table(text: &str) -> Option<String> {
    let words = tokens(text);
    let colon = (0..words.len()).find(|&at| {
        words[at].is(":")
            && at > 0
            && (words[at - 1].among(&["đvt", "tính"]) || words[at - 1].is("vị"))
    });
    let from = colon? + 1;
    let unit = unit(text, &words, from)?;
    Some(unit.text)
}
