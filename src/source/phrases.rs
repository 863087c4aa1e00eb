//! The fixed phrases of Vietnamese official documents: what a title, the recipients and a signature begin with.

use super::sentences::{ends_sentence, is_caps};

/// The kinds of documents that a title begins with.
pub(crate) const DOCUMENT_KINDS: [&str; 28] = [
    "BÁO CÁO",
    "NGHỊ QUYẾT",
    "KẾ HOẠCH",
    "CHƯƠNG TRÌNH",
    "ĐỀ ÁN",
    "KẾT LUẬN",
    "QUYẾT ĐỊNH",
    "THÔNG BÁO",
    "TỜ TRÌNH",
    "CHỈ THỊ",
    "HƯỚNG DẪN",
    "ĐỀ CƯƠNG",
    "NGHỊ ĐỊNH",
    "THÔNG TƯ",
    "CÔNG ĐIỆN",
    "PHIẾU TRÌNH",
    "BIÊN BẢN",
    "THAM LUẬN",
    "BÀI THAM LUẬN",
    "BÀI PHÁT BIỂU",
    "DIỄN VĂN",
    "THUYẾT MINH",
    "BẢN THUYẾT MINH",
    "CHUYÊN ĐỀ",
    "CHIẾN LƯỢC",
    "GIẤY MỜI",
    "GIẤY GIỚI THIỆU",
    "HỢP ĐỒNG",
];

/// The kinds of documents that are named on a line of their own, above what they are about; elsewhere these words are
/// those of a heading: `QUY ĐỊNH CHUNG`.
pub(crate) const LONE_KINDS: [&str; 14] = [
    "QUY CHẾ",
    "QUY ĐỊNH",
    "QUY TRÌNH",
    "ĐIỀU LỆ",
    "NỘI QUY",
    "PHƯƠNG ÁN",
    "DANH SÁCH",
    "DANH MỤC",
    "LUẬT",
    "BỘ LUẬT",
    "PHÁP LỆNH",
    "NGHỊ ĐỊNH",
    "THÔNG TƯ",
    "THÔNG TƯ LIÊN TỊCH",
];

/// Whether a line in capitals begins with one of these kinds: `DANH SÁCH BAN VẬN ĐỘNG`, as annexes are named.
pub(crate) fn begins_lone_kind(words: &str) -> bool {
    is_line(words) && is_caps(words) && LONE_KINDS.iter().any(|kind| words.starts_with(kind))
}

/// For whom a document is signed.
const ON_BEHALF: [&str; 10] =
    ["T/M", "TM.", "TM ", "T.M", "K/T", "KT.", "KT ", "TL.", "T/L", "TUQ."];

/// Other beginnings of a signature, which stand elsewhere too: those who sign together, bodies of the Party.
const SIGNED_BY: [&str; 8] = [
    "T/U",
    "Q.",
    "TẬP THỂ",
    "NGƯỜI ",
    "BAN CHẤP HÀNH",
    "BAN THƯỜNG VỤ",
    "ĐOÀN CHỦ TỊCH",
    "ỦY BAN KIỂM TRA",
];

/// The posts of those who sign.
const POSTS: [&str; 18] = [
    "PHÓ ",
    "BÍ THƯ",
    "CHỦ TỊCH",
    "CHỦ NHIỆM",
    "CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "GIÁM ĐỐC",
    "TỔNG GIÁM ĐỐC",
    "TỔNG THƯ KÝ",
    "TRƯỞNG BAN",
    "TRƯỞNG ĐOÀN",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "CỤC TRƯỞNG",
    "TRƯỞNG PHÒNG",
    "HIỆU TRƯỞNG",
    "VIỆN TRƯỞNG",
    "CHÁNH ÁN",
];

/// Longest line, in characters, of a letterhead or signature.
pub(crate) const LONGEST_LINE: usize = 160;

/// Whether a line begins the recipients: `Nơi nhận:`, or these words alone. A sentence may begin with them.
pub(crate) fn begins_recipients(line: &str) -> bool {
    const WORDS: [&str; 2] = ["nơi", "nhận"];
    // Between the words, and before the colon, there may be more than one blank.
    let mut rest = line.trim_start_matches(['*', '_', ' ']);
    for word in WORDS {
        let head: String = rest.chars().take(word.chars().count()).collect();
        if head.to_lowercase() != word {
            return false;
        }
        rest = rest[head.len()..].trim_start_matches(['*', '_', ' ']);
    }
    rest.is_empty() || rest.starts_with([':', '('])
}

/// Whether a line begins those whom a letter or report is addressed to: `Kính gửi: Bộ Nội vụ`.
pub(crate) fn begins_address(line: &str) -> bool {
    const WORDS: &str = "kính gửi";
    let head: String = line.trim_start().chars().take(WORDS.chars().count()).collect();
    head.to_lowercase() == WORDS
}

/// Whether words are as a signature begins.
pub(crate) fn begins_signature(words: &str) -> bool {
    let signs = ON_BEHALF.iter().chain(&SIGNED_BY);
    is_line(words)
        && !ends_sentence(words)
        && (signs.into_iter().any(|sign| words.starts_with(sign)) && is_caps(words)
            || is_post(words))
}

/// Whether words begin with the post of one who signs, in capitals.
fn is_post(words: &str) -> bool {
    POSTS.iter().any(|post| words.starts_with(post)) && is_caps(words)
}

/// Whether a line begins the recipients, a signature or a title although no blank line stands before it.
pub(crate) fn begins_front_matter(words: &str) -> bool {
    begins_recipients(words)
        || is_line(words)
            && (ON_BEHALF.iter().any(|sign| words.starts_with(sign)) && is_caps(words)
                || is_post(words)
                || DOCUMENT_KINDS.contains(&words))
}

/// Whether words are few enough for a line of a letterhead or signature.
fn is_line(words: &str) -> bool {
    words.chars().nth(LONGEST_LINE).is_none()
}

/// Whether a line begins an annex and names no number: `PHỤ LỤC`.
pub(crate) fn begins_annex(words: &str) -> bool {
    const HEADS: [&str; 3] = ["PHỤ LỤC", "PHỤ BIỂU", "BIỂU MẪU"];
    let rest = HEADS.iter().find_map(|head| words.trim().strip_prefix(head));
    rest.is_some_and(|rest| !rest.contains(|c: char| c.is_ascii_digit())) && is_caps(words)
}

/// Whether a line begins what stands behind a signature, whatever its letters: `Phụ lục I`.
pub(crate) fn heads_annex(words: &str) -> bool {
    const HEADS: [&str; 4] = ["phụ lục", "phụ biểu", "biểu số", "danh mục"];
    let head: String = words.chars().take(8).collect();
    let head = head.to_lowercase();
    HEADS.iter().any(|words| head.starts_with(words))
}

/// Whether a heading in capitals begins or ends a report as a whole, and so lies under no other.
pub(crate) fn is_outermost(words: &str) -> bool {
    const HEADS: [&str; 6] =
        ["MỞ ĐẦU", "PHẦN MỞ ĐẦU", "LỜI NÓI ĐẦU", "ĐẶT VẤN ĐỀ", "KẾT LUẬN", "TÀI LIỆU THAM KHẢO"];
    let rest = HEADS.iter().find_map(|head| words.trim().strip_prefix(head));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" VÀ ") || rest.starts_with(','))
}

/// Whether words belong to a letterhead wherever they stand: the motto of the state, the Party, the Youth Union.
pub(crate) fn is_letterhead(words: &str) -> bool {
    const HEADS: [&str; 4] =
        ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐOÀN TNCS"];
    // Its dashes may be of any kind.
    let is_motto = || words.starts_with("Độc lập") && words.contains("Tự do");
    is_line(words) && (HEADS.iter().any(|head| words.starts_with(head)) || is_motto())
}

/// Whether a line end cuts the name of the state above its motto.
pub(crate) fn cuts_letterhead(line: &str, next: &str) -> bool {
    const STATES: [&str; 2] =
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"];
    let is_rest = |rest: &str| !rest.is_empty() && rest.trim() == next.trim();
    STATES.iter().any(|state| state.strip_prefix(line.trim()).is_some_and(is_rest))
}

/// Whether a line begins what a letter is about, below its number: `V/v báo cáo tình hình`.
pub(crate) fn begins_subject(line: &str) -> bool {
    let words = line.trim_start_matches([' ', '“', '"', '(']);
    words.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("v/v"))
}

/// Whether a line gives the number of a document: `Số: 45/BC-UBND`.
fn is_document_number(words: &str) -> bool {
    let rest = words.strip_prefix("Số").map(str::trim_start);
    is_line(words) && rest.is_some_and(|rest| rest.starts_with(':') || rest.contains('/'))
}

/// Whether a line is of a letterhead by what it says: a motto, the number of the document, its date. In brackets another
/// document is meant.
pub(crate) fn marks_letterhead(words: &str) -> bool {
    let marks = is_letterhead(words) || is_dated(words) || is_document_number(words);
    marks && !words.starts_with('(') && !words.ends_with(')')
}

/// Whether a line names an office or body, as its author is named below a title: `UBND tỉnh Hòa Sơn`.
pub(crate) fn names_issuer(words: &str) -> bool {
    const HEADS: [&str; 28] = [
        "UBND ",
        "Ủy ban ",
        "Uỷ ban ",
        "Sở ",
        "Ban ",
        "Bộ ",
        "Công an ",
        "Hội ",
        "Trường ",
        "Phòng ",
        "Tỉnh ủy ",
        "Huyện ủy ",
        "Đảng ủy ",
        "Văn phòng ",
        "Chi cục ",
        "Cục ",
        "Bệnh viện ",
        "Trung tâm ",
        "Tổng Liên đoàn ",
        "Liên đoàn ",
        "Công đoàn ",
        "Đoàn ",
        "Thành ủy ",
        "Mặt trận ",
        "Học viện ",
        "Viện ",
        "Tổng cục ",
        "Công ty ",
    ];
    // Words that begin as those do and name something else.
    const OTHERS: [&str; 9] = [
        "Ban hành",
        "Bộ chỉ số",
        "Bộ tiêu chí",
        "Đoàn kết",
        "Hội nghị",
        "Hội thảo",
        "Hội thi",
        "Phòng ngừa",
        "Trường hợp",
    ];
    is_line(words)
        && !ends_sentence(words)
        && HEADS.iter().any(|head| words.starts_with(head))
        && !OTHERS.iter().any(|other| words.starts_with(other))
}

/// Whether a line in capitals names an office or body, as the first line of a cover page does, or the last of an annex.
pub(crate) fn names_office(words: &str) -> bool {
    const HEADS: [&str; 20] = [
        "UBND ",
        "ỦY BAN NHÂN DÂN",
        "UỶ BAN NHÂN DÂN",
        "HỘI ĐỒNG NHÂN DÂN",
        "SỞ ",
        "BỘ ",
        "TRƯỜNG ",
        "ĐẠI HỌC ",
        "HỌC VIỆN ",
        "BỆNH VIỆN ",
        "CÔNG ĐOÀN ",
        "LIÊN ĐOÀN ",
        "ĐẢNG BỘ ",
        "ĐẢNG ỦY ",
        "TỈNH ỦY",
        "HUYỆN ỦY",
        "CÔNG AN ",
        "TỔNG CỤC ",
        "CỤC ",
        "CÔNG TY ",
    ];
    is_line(words) && is_caps(words) && HEADS.iter().any(|head| words.starts_with(head))
}

/// Where the right column of a letterhead begins within a line of both, in bytes: `SỞ Y TẾ Độc lập - Tự do - Hạnh phúc`.
pub(crate) fn right_side(line: &str) -> Option<usize> {
    const HEADS: [&str; 5] = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐOÀN TNCS HỒ CHÍ MINH",
        "Độc lập - Tự do",
    ];
    let head = HEADS.iter().find_map(|head| line.find(head));
    // The town before a date, behind the number of the document: `Số: 45/BC-SYT Hòa Sơn, ngày 05 tháng 01 năm 2025`; or
    // behind an office in capitals.
    let town = || {
        let before = &line[..line.find(", ngày ").filter(|_| is_dated(line))?];
        let city = ["Tp.", "TP."].iter().find_map(|word| before.rfind(word));
        let number = before[..city.unwrap_or(before.len())].rfind(['/', '-', '.']);
        if let Some(number) = number {
            return Some(number + before[number..].find(' ')? + 1);
        }
        let small = before.find(char::is_lowercase)?;
        let at = before[..small].rfind(' ')? + 1;
        is_caps(&before[..at]).then_some(at)
    };
    head.or_else(town).filter(|at| *at > 0)
}

/// `Hà Nội, ngày 12 tháng 12 năm 2022`: a town and a date, and nothing behind them.
pub(crate) fn is_dated(words: &str) -> bool {
    /// The most characters behind `năm`, where dots may stand for a number to be filled in.
    const LONGEST_YEAR: usize = 30;
    is_line(words) && {
        let words = words.to_lowercase();
        let year = words.rfind("năm").map(|at| words[at..].chars().count());
        words.contains("ngày")
            && words.contains("tháng")
            && year.is_some_and(|length| length <= LONGEST_YEAR)
    }
}

/// `Hà Nội, tháng 12/2022`, `Hòa Sơn - 2022`: a town and a month or year, as at the foot of a cover page.
pub(crate) fn names_month(words: &str) -> bool {
    const LONGEST: usize = 40;
    let Some((town, date)) = words.split_once(',').or_else(|| words.split_once(['-', '–']))
    else {
        return false;
    };
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let mut parts = date.split(|c: char| c.is_whitespace() || c == '/').filter(|p| !p.is_empty());
    let last = parts.next_back();
    words.chars().nth(LONGEST).is_none()
        && town.chars().next().is_some_and(char::is_uppercase)
        && !town.contains(|c: char| c.is_ascii_digit())
        && last.is_some_and(is_year)
        && parts.all(|part| {
            matches!(part.to_lowercase().as_str(), "tháng" | "năm")
                || part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())
        })
}
