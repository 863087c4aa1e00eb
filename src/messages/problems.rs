//! What reading a file had to guess or leave out, in words.

use std::fmt;

use super::Lang;
use crate::source::problem::{self, ProblemKind};
use crate::text::SafeText;

/// One of two sentences with gaps, filled.
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(,)?) => {
        match $lang {
            Lang::Vi => format!($vi),
            Lang::En => format!($en),
        }
    };
}

impl problem::Problem {
    /// What it is, in words, without where it is.
    pub fn say(&self, lang: Lang) -> SafeText {
        SafeText::new(&sentence(&self.kind, self.at, lang))
    }

    /// What it is, after where it is: `line 12: …`, `page 3, paragraph 12: …`.
    pub(crate) fn say_with_place(&self, lang: Lang) -> String {
        match place(self.at, lang) {
            place if place.is_empty() => self.say(lang).to_string(),
            place => format!("{place}: {}", self.say(lang)),
        }
    }
}

impl fmt::Display for problem::Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say_with_place(Lang::En))
    }
}

/// Where in a source something is; nothing for the file as a whole.
pub(crate) fn place(at: problem::Location, lang: Lang) -> String {
    match at {
        problem::Location::File => String::new(),
        problem::Location::Line(line) => say!(lang, "dòng {line}", "line {line}"),
        problem::Location::Page(page) => say!(lang, "trang {page}", "page {page}"),
        problem::Location::Paragraph { number, page: None } => {
            say!(lang, "đoạn {number}", "paragraph {number}")
        }
        problem::Location::Paragraph { number, page: Some(page) } => {
            say!(lang, "trang {page}, đoạn {number}", "page {page}, paragraph {number}")
        }
    }
}

pub(super) use say;

/// How many of something that is left out, of which only the first is told.
fn left_out(count: usize, vi: &str, en: &str, lang: Lang) -> String {
    match count {
        1 => say!(lang, "bỏ một {vi}", "left out a {en}"),
        _ => say!(
            lang,
            "bỏ {count} {vi}, cái đầu ở đây",
            "left out {count} {en}s, the first one here"
        ),
    }
}

/// A kind in words. Other lines that it names are counted as the one it is `at`.
fn sentence(kind: &ProblemKind, at: problem::Location, lang: Lang) -> String {
    use ProblemKind as Kind;
    let unit = match at {
        problem::Location::Paragraph { .. } => lang.pick("đoạn", "paragraph"),
        problem::Location::File | problem::Location::Line(_) | problem::Location::Page(_) => {
            lang.pick("dòng", "line")
        }
    };
    match kind {
        Kind::ReadAs(encoding) => say!(
            lang,
            "đọc theo {encoding}, dù trong tệp không có gì nói rõ",
            "read as {encoding}, though nothing in the file says so"
        ),
        Kind::Undecodable(encoding) => say!(
            lang,
            "không phải {encoding}; chỗ không đọc được giữ lại là \u{fffd}",
            "not {encoding}; what cannot be read is kept as \u{fffd}"
        ),
        Kind::OldHorns => say!(
            lang,
            "đọc Ƣ, ƣ thành Ư, ư: một số chương trình ghi như vậy",
            "Ƣ and ƣ are read as Ư and ư, which some converters write so"
        ),
        Kind::Comment(words) => say!(lang, "bỏ lời chú: {words}", "left out a comment: {words}"),
        Kind::LinkTitle(words) => {
            say!(lang, "bỏ tên của một liên kết: {words}", "left out the title of a link: {words}")
        }
        Kind::EmptyLink(address) => say!(
            lang,
            "bỏ một liên kết không có chữ: {address}",
            "left out a link without words: {address}"
        ),
        Kind::TagAttribute(name, words) => say!(
            lang,
            "bỏ thuộc tính {name} của một thẻ: {words}",
            "left out the {name} of a tag: {words}"
        ),
        Kind::Pictures(count) => left_out(*count, "hình", "picture", lang),
        Kind::Charts(count) => left_out(*count, "biểu đồ", "chart", lang),
        Kind::Files(count) => left_out(*count, "tệp chèn trong tệp", "file within the file", lang),
        Kind::Contents => say!(lang, "bỏ mục lục", "left out the table of contents"),
        Kind::ContentsEntries(entries) => say!(
            lang,
            "bỏ mục lục gồm {entries} dòng",
            "left out a table of contents with {entries} entries"
        ),
        Kind::PageNumber(text) => say!(
            lang,
            "bỏ `{text}`, coi là số trang",
            "left out `{text}`, taken as the number of a page"
        ),
        Kind::RunningHead(text) => say!(
            lang,
            "bỏ `{text}`, coi là dòng đầu trang",
            "left out `{text}`, taken as the running head of a page"
        ),
        Kind::RunningLine(times, text) => say!(
            lang,
            "bỏ một dòng lặp lại ở {times} trang: “{text}”",
            "a line that returns on {times} pages is left out: “{text}”"
        ),
        Kind::InventedHead(text) => say!(
            lang,
            "bỏ `{text}`, đầu bảng do chương trình chuyển đổi đặt ra",
            "left out `{text}`, made up as the head of a table"
        ),
        Kind::SignatureBox(text) => {
            say!(lang, "bỏ khung chữ ký số: “{text}”", "a signature box is left out: “{text}”")
        }
        Kind::SignatureLine(text) => {
            say!(lang, "bỏ dòng chữ ký số: “{text}”", "a signature's line is left out: “{text}”")
        }
        Kind::TurnedText(text) => say!(
            lang,
            "bỏ chữ viết nghiêng so với trang: “{text}”",
            "text at an angle is left out: “{text}”"
        ),
        Kind::PageWithoutText => say!(
            lang,
            "trang chỉ là hình chụp: chữ trên đó không có trong báo cáo",
            "a picture without text: its words are not in the report"
        ),
        Kind::RecognisedText(1) => say!(
            lang,
            "trang này là bản chụp có chữ do máy nhận dạng: hãy đối chiếu với hình",
            "a scan with text that a machine has recognised: check it against the picture"
        ),
        Kind::RecognisedText(pages) => say!(
            lang,
            "bản chụp có chữ do máy nhận dạng, {pages} trang: hãy đối chiếu với hình",
            "a scan with text that a machine has recognised, {pages} pages: check it against the pictures"
        ),
        Kind::Rest => say!(
            lang,
            "tệp quá lớn: phần sau không được đọc; hãy tách tệp",
            "the file is too large: what follows is not read; split it first"
        ),
        Kind::UnknownCharacters(count) => say!(
            lang,
            "tệp không cho biết {count} ký tự của nó là gì",
            "the file does not say what {count} of its characters are"
        ),
        Kind::UnknownSigns => say!(
            lang,
            "ký hiệu của một phông chữ không biết; giữ lại là \u{fffd}",
            "a sign of a font that is not known; kept as \u{fffd}"
        ),
        Kind::EmptyNotes(1) => say!(lang, "một chú thích không có chữ", "a note has no text"),
        Kind::EmptyNotes(count) => say!(
            lang,
            "{count} chú thích không có chữ, cái đầu ở đây",
            "{count} notes have no text, the first one here"
        ),
        Kind::NoTitle => say!(lang, "không thấy tên báo cáo", "no title found"),
        Kind::TitleGuessed(text) => {
            say!(lang, "coi là tên báo cáo: {text}", "taken as the title: {text}")
        }
        Kind::CoverPage => say!(
            lang,
            "trang bìa, vì tên báo cáo còn lặp lại; các dòng của nó đưa vào phần đầu",
            "a cover page, since the title comes once more; its lines are put into the letterhead"
        ),
        Kind::LetterheadColumns => say!(
            lang,
            "tách các cột của phần đầu, vốn ghi theo từng dòng",
            "the columns of the letterhead, given line by line, are parted"
        ),
        Kind::RecipientsBeside => say!(
            lang,
            "tách nơi nhận khỏi chữ ký ở bên cạnh",
            "the recipients are parted from the signature beside them"
        ),
        Kind::HeadingGuessed(text) => {
            say!(lang, "coi là đề mục: {text}", "taken as a heading: {text}")
        }
        Kind::HeadingLikeRow(text) => say!(
            lang,
            "coi là đề mục, như các mục cùng hàng: {text}",
            "taken as a heading, as the others of its row are: {text}"
        ),
        Kind::RunInLikeRow(text) => say!(
            lang,
            "coi những chữ đầu là đề mục, như các mục cùng hàng: {text}",
            "its first words are taken as a heading, as the others of its row are: {text}"
        ),
        Kind::PointLikeRow(text) => say!(
            lang,
            "coi là một ý, như các ý cùng hàng, không phải đề mục: {text}",
            "taken as an item, as the others of its row are, not as a heading: {text}"
        ),
        Kind::PointWithinItem(text) => say!(
            lang,
            "coi là một ý, vì nằm trong một điều không phải đề mục: {text}",
            "taken as an item, since it is within an article that is no heading: {text}"
        ),
        Kind::LostHeadingNumbers => say!(
            lang,
            "số mà Word đánh cho đề mục đã mất khi chuyển đổi; ở đây đề mục không có số",
            "the numbers that Word gave to headings were lost in the conversion; they have none here"
        ),
        Kind::LostPointNumbers => say!(
            lang,
            "số của các ý lồng nhau đã mất khi chuyển đổi; đặt lại theo thứ bậc",
            "the numbers of nested points were lost in the conversion; set anew from how they nest"
        ),
        Kind::NumberOfList(number, label) => say!(
            lang,
            "số {number} của danh sách coi là {label}, như các số gõ tay bên cạnh",
            "the number {number} of a list is taken as {label}, as the typed ones beside it"
        ),
        Kind::PageAsHeading(text) => say!(
            lang,
            "cả trang ghi thành một đề mục; đã cắt ra từng phần: {text}",
            "a page is set as one heading; cut into its parts: {text}"
        ),
        Kind::NumbersBegin(label) => say!(
            lang,
            "số thứ tự bắt đầu từ {label}, không phải số đầu",
            "the numbering begins with {label}, not with the first"
        ),
        Kind::NumberAgain(label) => {
            say!(lang, "lặp lại số {label}", "the number {label} once more")
        }
        Kind::NumberGap(label, before) => say!(
            lang,
            "số thứ tự không liền: {label} sau {before}",
            "a gap in the numbering: {label} after {before}"
        ),
        Kind::NumberUnder(label, above) => say!(
            lang,
            "đánh số {label}, nhưng ở trong mục {above}",
            "numbered {label}, but is under {above}"
        ),
        Kind::HeadingAgain(id) => say!(
            lang,
            "mục khác đã có số này; địa chỉ của mục này là {id}",
            "another heading has its number; it can be found as {id}"
        ),
        Kind::ItemsBegin(label) => say!(
            lang,
            "các ý bắt đầu từ {label}, không phải số đầu",
            "the items begin with {label}, not with the first"
        ),
        Kind::ItemAgain(label) => say!(lang, "lặp lại ý {label}", "the item {label} once more"),
        Kind::ItemGap(label, before) => say!(
            lang,
            "các ý không liền: {label} sau {before}",
            "a gap in the items: {label} after {before}"
        ),
        Kind::DashInText(text) => say!(
            lang,
            "gạch đầu dòng coi là thuộc đoạn trước: {text}",
            "the dash is taken as part of the text before: {text}"
        ),
        Kind::JoinedToHeading(line) => {
            say!(lang, "nối vào đề mục ở {unit} {line}", "joined to the heading of {unit} {line}")
        }
        Kind::JoinedToText(line) => say!(
            lang,
            "nối vào đoạn văn ở {unit} {line}, bị ngắt trang cắt đôi",
            "joined to the text of {unit} {line}, which a page break had cut"
        ),
        Kind::JoinedToNote(line) => say!(
            lang,
            "nối vào chú thích ở {unit} {line}, bị ngắt trang cắt đôi",
            "joined to the note of {unit} {line}, which a page break had cut"
        ),
        Kind::JoinedToTable(line) => say!(
            lang,
            "nối vào bảng ở {unit} {line}, bị ngắt trang cắt đôi",
            "joined to the table of {unit} {line}, which a page break had cut"
        ),
        Kind::Unfinished(line) => say!(
            lang,
            "đoạn văn ở {unit} {line} không có dấu kết thúc; coi là đã trọn",
            "the text of {unit} {line} ends without a stop; taken as complete"
        ),
        Kind::LoneNumber(number) => say!(
            lang,
            "`{number}` đứng một mình; giữ lại, không coi là số trang",
            "`{number}` is alone on its line; kept as text, not taken as the number of a page"
        ),
        Kind::PointNotNote(label) => say!(
            lang,
            "coi là một ý của văn bản, không phải chú thích: {label}",
            "taken as a point of the text, not as a note: {label}"
        ),
        Kind::TypedNote(number) => {
            say!(lang, "coi là chú thích của [{number}]", "taken as the note of [{number}]")
        }
        Kind::NumberNotNote => say!(
            lang,
            "bắt đầu bằng số như chú thích, nhưng không có gì dẫn đến; giữ lại là văn bản",
            "begins with a number as notes do, but nothing refers to it; kept as text"
        ),
        Kind::PointOfNote(line) => say!(
            lang,
            "coi là một ý của chú thích ở {unit} {line}",
            "taken as a point of the note of {unit} {line}"
        ),
        Kind::ReferenceAgain(label) => say!(
            lang,
            "lại dẫn chú thích {label}; coi là cùng một chú thích",
            "the reference to note {label} once more; taken as the same note"
        ),
        Kind::ReferenceGuessed(label, line) => say!(
            lang,
            "coi là dẫn đến chú thích {label} ở {unit} {line}",
            "taken as the reference to note {label} on {unit} {line}"
        ),
        Kind::NoNote(label) => say!(
            lang,
            "không có chú thích cho {label}",
            "there is no note for the reference {label}"
        ),
        Kind::NoNoteKept(label) => say!(
            lang,
            "không có chú thích cho {label}; giữ lại là [{label}]",
            "there is no note for the reference {label}; kept as [{label}]"
        ),
        Kind::NoReference(label) => {
            say!(lang, "không có chỗ nào dẫn chú thích {label}", "no reference cites note {label}")
        }
        Kind::NoteAgain(id) => {
            say!(lang, "một chú thích khác cũng có tên {id}", "another note has the name {id}")
        }
    }
}
