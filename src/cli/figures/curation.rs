//! Figures as a curation file to edit by hand.

use crate::figures::FigureRow;
use crate::messages::Lang;
use crate::report::json::{CurationFile, write_curation};
use crate::report::{Curation, Decision, Figure, Report, Theme};
use crate::text::SafeText;
use crate::themes::FoundTheme;

use super::Out;

/// The description in the file, in Vietnamese and English.
const ABOUT: [&str; 2] = [
    "Số liệu do chương trình tự tìm, chưa ai kiểm tra. Sửa tên, đơn vị, loại, năm thì đổi status thành corrected; không phải số liệu thì rejected; chưa kiểm tra thì xóa khỏi tệp, chương trình sẽ tìm lại. Xong hết thì thêm \"complete\": true.",
    "Figures found by the program by rule, unchecked. Where you correct name, unit, kind or year, say status corrected; what is no figure is rejected; delete what you have not checked: the program finds it again. When all is done, add \"complete\": true.",
];

/// Prints the figures and themes as a curation file, the found ones with the status accepted.
pub(super) fn print(
    report: &Report,
    listed: &[Theme],
    found: &[FoundTheme],
    rows: &[&FigureRow],
    lang: Lang,
    out: &mut Out,
) -> anyhow::Result<()> {
    let [vi, en] = ABOUT;
    let accepted =
        |found: &FoundTheme| Theme { status: Some(Decision::Accepted), ..found.theme.clone() };
    let is_listed = |found: &&FoundTheme| listed.iter().any(|theme| theme.id == found.theme.id);
    let open = found.iter().filter(|found| !is_listed(found));
    let curation = Curation {
        themes: listed.iter().cloned().chain(open.map(accepted)).collect(),
        figures: rows.iter().map(|row| figure(report, row)).collect(),
        ..Curation::default()
    };
    let file = CurationFile {
        about: Some(SafeText::new(lang.pick(vi, en))),
        curation,
        ..CurationFile::default()
    };
    out.text(&write_curation(file))
}

/// A figure for the file. A found one is written without a theme, which follows from its position.
fn figure(report: &Report, row: &FigureRow) -> Figure {
    let figure = row.of(report).clone();
    match row.found {
        Some(_) => {
            Figure { theme: SafeText::default(), status: Some(Decision::Accepted), ..figure }
        }
        None => figure,
    }
}
