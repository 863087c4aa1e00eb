//! The roles of a table's columns, by the words of their heads, which may cover several rows and columns. What a head says is
//! read in [`super::heads`].

use super::basis::PlanSource;
use super::cells::{is_name, lower_first, number};
use super::grid::CellGrid;
use super::head_units::{known, unit_in};
use super::heads::{HeadComparison, HeadSide, SideKind, comparison, has};
use super::values::year;
use crate::figures::tokens::{Token, tokens};

/// Words of heads over numbers of rows, remarks and documents.
const OTHERS: [&str; 26] = [
    "xếp hạng",
    "thứ hạng",
    "xếp thứ",
    "giới hạn",
    "quy chuẩn",
    "qcvn",
    "ngưỡng",
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
    /// A comparison of another column.
    Compared(Box<HeadComparison>),
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
    /// What its head says; of a comparison, what it says of what is compared.
    pub side: HeadSide,
    /// The unit its head names.
    pub unit: Option<String>,
}

impl TableColumn {
    /// Whether its numbers are figures, of their own or of a plan.
    pub(super) fn holds_figures(&self) -> bool {
        matches!(self.role, Role::Result | Role::Value | Role::Plan(_))
    }

    /// Whether its numbers are parts of those of a column before it.
    pub(super) fn is_part(&self) -> bool {
        let head = tokens(&self.head);
        ["trong đó", "gồm", "bao gồm", "chia ra"].iter().any(|words| starts_with(&head, words))
    }
}

/// The columns of a table whose first `heads` rows are heads.
pub(super) fn columns(grid: &CellGrid, heads: usize) -> Vec<TableColumn> {
    let mut columns: Vec<TableColumn> = (0..grid.width).map(|x| column(grid, heads, x)).collect();
    if !columns.iter().any(|column| column.role == Role::Name)
        && let Some(x) = (0..grid.width.min(3)).find(|&x| {
            let free =
                columns[x].head.is_empty() || !matches!(columns[x].role, Role::Other | Role::Unit);
            free && holds_names(grid, heads, x)
        })
    {
        columns[x].role = Role::Name;
    }
    // "Đơn vị" over place names means an administrative unit, not a unit of measure.
    let named = columns.iter().any(|column| column.role == Role::Name);
    let first = columns.iter().position(|column| column.role == Role::Name);
    for (x, column) in columns.iter_mut().enumerate() {
        // "Chỉ tiêu" beside the names is what was to be reached.
        if let (Role::Name, Some(SideKind::Plan(plan)), true) =
            (&column.role, column.side.kind, Some(x) != first)
        {
            column.role = Role::Plan(plan);
        }
        // "Năm khởi công" says when, and nothing of the row's figures.
        if starts_with(&tokens(&column.head), "năm") && holds_years(grid, heads, x) {
            let alone = column.head.to_lowercase() == "năm";
            column.role = if alone { Role::Year } else { Role::Other };
        }
        if column.role == Role::Unit && !named && holds_names(grid, heads, x) {
            column.role = Role::Name;
        }
    }
    columns
}

/// Whether the heads of a table are in its first column: "Kế hoạch", "Thực hiện", "TH/KH (%)" under each other.
pub(super) fn is_turned(grid: &CellGrid) -> bool {
    let says = |text: &str| {
        let words = tokens(text);
        let side = HeadSide::of(&words);
        side.counted.is_empty() && (side.kind.is_some() || side.year.is_some())
            || comparison(text, &words, std::slice::from_ref(&words)).is_some()
    };
    let below: Vec<&str> = (1..grid.height()).map(|y| grid.text(y, 0)).collect();
    let mut beside = (1..grid.width).map(|x| grid.text(0, x));
    let numeric = |y: usize| (1..grid.width).any(|x| number(grid.cell(y, x)).is_some());
    below.len() > 1
        && grid.width > 1
        && below.iter().all(|text| says(text))
        && (1..grid.height()).all(numeric)
        && below.iter().any(|text| HeadSide::of(&tokens(text)).kind.is_some())
        && beside.all(|text| !text.is_empty() && !says(text))
}

/// Whether most of a column's cells are words.
fn holds_names(grid: &CellGrid, heads: usize, x: usize) -> bool {
    let cells = (heads..grid.height()).map(|y| (grid.text(y, x), number(grid.cell(y, x))));
    let cells: Vec<_> = cells.filter(|(text, _)| !text.is_empty()).collect();
    let names = cells.iter().filter(|(text, number)| number.is_none() && is_name(text)).count();
    names * 2 > cells.len()
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
    let mut side = HeadSide::default();
    for part in &parts {
        side = side.under(&HeadSide::of(&tokens(part)));
    }
    let part_words: Vec<Vec<Token>> = parts.iter().map(|part| tokens(part)).collect();
    let role = role(&head, &words, &side, &part_words);
    let mut unit = None;
    if let Role::Compared(compared) = &role {
        side = compared.subject.clone();
        // Under "Tăng, giảm so với năm trước" a head is what is counted.
        let counted = parts.last().filter(|part| !compared.is_percent && known(part));
        unit = counted.map(|part| lower_first(part));
    }
    TableColumn {
        role,
        side,
        unit: unit.or_else(|| parts.iter().rev().find_map(|part| unit_in(part))),
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
        let rest = rest.trim_start_matches([')', ' ']);
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
    numbers >= 2 && numbers * 2 >= texts.len()
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

fn starts_with(words: &[Token], phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(n, word)| words.get(n).is_some_and(|t| t.is(word)))
}

fn has_any(words: &[Token], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has(words, phrase))
}

/// The role of a column, by the words of its head, what it says and its parts from the top; the first test that holds decides.
fn role(head: &str, words: &[Token], side: &HeadSide, parts: &[Vec<Token>]) -> Role {
    let index = matches!(words, [t] if t.among(&["stt", "tt", "#"]));
    if index || words.is_empty() {
        return Role::Other;
    }
    if let Some(compared) = comparison(head, words, parts) {
        return Role::Compared(Box::new(compared));
    }
    let counts = has(words, "số") && words.first().is_some_and(|t| t.among(&["số", "tổng"]));
    let short = words.len() <= 4;
    let result = side.kind == Some(SideKind::Result);
    if has_any(words, &UNITS) || matches!(words, [a, b] if a.is("đơn") && b.is("vị")) {
        Role::Unit
    } else if result && !has(words, "nội dung") {
        Role::Result
    } else if has_any(words, &OTHERS) && !counts {
        Role::Other
    } else if (short || NAMES.iter().any(|name| starts_with(words, name)))
        && !counts
        && has_any(words, &NAMES)
        && !has_any(words, &["kế hoạch", "giao"])
        && side.year.is_none()
    {
        Role::Name
    } else if let Some(SideKind::Plan(plan)) = side.kind {
        Role::Plan(plan)
    } else {
        Role::Value
    }
}
