//! All messages of the interface, in Vietnamese and English. Units of figures in English are in [`units`].

pub(crate) mod problems;
mod refusals;
pub(crate) mod said;
mod units;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::figures::decimal::Decimal;
use crate::figures::topics::names;

/// The language of the interface. The report is never translated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The other language.
    #[must_use]
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The language of a locale such as `en_US.UTF-8`: English for `en`, else Vietnamese, the language of the reports.
    pub(crate) fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Vi }
    }

    /// The one of two values that is for this language.
    pub(crate) fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// The name of a topic of figures.
pub(crate) fn topic(id: &str, lang: Lang) -> String {
    let [vi, en] = names(id);
    lang.pick(vi, en).into_owned()
}

/// A unit after a number: as printed in Vietnamese, and in English if the translation is not known.
pub(crate) fn unit(printed: &str, number: Option<Decimal>, lang: Lang) -> Cow<'_, str> {
    let english = match lang {
        Lang::Vi => None,
        Lang::En => units::english(printed, number),
    };
    english.map_or(Cow::Borrowed(printed), Cow::Owned)
}

/// A value with the words of the report that qualify it: `trên 95%`, `80% trở lên`, `từ 80% trở lên`.
pub(crate) fn qualified(words: &str, value: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return format!("{} {value}", units::qualifier(words));
    }
    match words.split_once('…') {
        Some((before, after)) => format!("{before}{value}{after}"),
        None if words.starts_with("trở ") => format!("{value} {words}"),
        None => format!("{words} {value}"),
    }
}

/// Whether a name has a word for a rise or a fall.
pub(crate) fn says_change(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = ["tăng", "giảm", "growth", "increase", "rise", "reduction", "decrease", "decline"];
    words.iter().any(|word| name.contains(word))
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident: $vi:literal, $en:literal;)+) => {
        /// A message of the interface. `{}` is replaced by [`Message::fill`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Message { $($(#[$doc])* $name,)+ }

        impl Message {
            /// All messages, for tests.
            pub const ALL: &[Message] = &[$(Message::$name,)+];

            /// The message in a language.
            pub fn say(self, lang: Lang) -> &'static str {
                match self { $(Message::$name => lang.pick($vi, $en),)+ }
            }
        }
    };
}

messages! {
    Notes: "Chú thích", "Footnotes";
    FullText: "Toàn văn", "Full text";
    Outline: "Mục lục", "Outline";
    Figures: "Số liệu", "Figures";
    FigureName: "Nội dung", "Measure";
    FigureValue: "Giá trị", "Value";
    FigurePlan: "Kế hoạch", "Plan";
    FigureAgainst: "So với kế hoạch", "Against plan";
    FigureChange: "Tăng, giảm", "Change";
    FigureCounterpart: "Đối chiếu", "Counterpart";
    FigurePeriod: "Loại, năm", "Kind, year";
    FigurePosition: "Nơi", "Place";
    Exceeded: "vượt", "exceeded";
    Met: "đạt", "met";
    Missed: "chưa đạt", "missed";
    Above: "cao hơn", "above";
    Below: "thấp hơn", "below";
    /// A percentage and the plan it is one of.
    ShareOf: "{} {}", "{} of {}";
    /// Above or below, a plan, and by how much.
    ApartBy: "{} {} {}", "{} {} by {}";
    ChangeOn: "{} so với {}", "{} on {}";
    PercentOfYear: "{}% năm {}", "{}% of {}";
    PercentOfPeriod: "{}% {}", "{}% of {}";
    GrowthRate: "tốc độ tăng", "growth rate";
    ReductionRate: "mức giảm", "reduction";
    ResultKind: "kết quả", "result";
    TargetKind: "chỉ tiêu", "target";
    Higher: "cao hơn", "higher";
    Lower: "thấp hơn", "lower";
    Equal: "bằng", "equal";
    Points: "điểm %", "points";
    OtherMeasure: "khác thước đo", "other measure";
    /// How many figures, and how many of them are not sure.
    FoundByRule: "Chương trình tự tìm, chưa ai kiểm tra: {} số liệu, {} chưa chắc (?).", "Found by the program by rule, unchecked: {} figure(s), {} unsure (?).";
    /// The tab of figures that the program found.
    FoundFigures: "Số liệu · tự tìm", "Figures · found";
    FoundUnchecked: "Tự tìm, chưa ai kiểm tra: {}, {} chưa chắc (?)", "Found by the program, unchecked: {}, {} unsure (?)";
    Unsaved: "(chưa lưu)", "(not saved)";
    UnsureFigures: "? Chưa chắc", "? Unsure";
    OfNoTab: "Số liệu khác", "Other figures";
    WithoutUnsure: "chỉ số liệu chắc", "only sure ones";
    SeekingFigures: "đang tìm số liệu…", "seeking figures…";
    NoFiguresKnown: "Chương trình không tìm thấy số liệu nào trong báo cáo này", "The program finds no figures in this report";
    FigureUnit: "Đơn vị", "Unit";
    FigureKind: "Loại", "Kind";
    FigureYear: "Năm", "Year";
    CorrectFigure: "Sửa số liệu: {}", "Correct a figure: {}";
    NoYear: "Năm phải là một số, hoặc để trống", "A year is a number, or left out";
    FigureAccepted: "Đã nhận: {}", "Accepted: {}";
    FigureRejected: "Đã bỏ: {} · z: lấy lại · _: mọi số liệu đã bỏ", "Rejected: {} · z: take it back · _: all that are rejected";
    RejectedFigures: "Số liệu đã bỏ: nhận lại", "Rejected figures: accept again";
    NoneRejected: "Chưa bỏ số liệu nào", "No figure has been rejected";
    FigureCorrected: "Đã sửa", "Corrected";
    CuratedWhole: "Số liệu của báo cáo này đã có người biên tập", "People have listed this report's figures";
    CurationComplete: "Đã xong: chương trình không tự tìm thêm gì nữa · C: bỏ", "Complete: the program finds nothing more by itself · C: undo";
    CurationOpen: "Chưa xong: chương trình tự tìm phần còn lại", "Not complete: the program finds the rest";
    NothingToTakeBack: "Không có gì để lấy lại", "Nothing to take back";
    TakenBack: "Đã lấy lại", "Taken back";
    PutIntoTab: "Đã đưa {} vào thẻ {}", "Put {} into the tab {}";
    TakenOutOfTab: "Đã đưa {} ra khỏi thẻ {}", "Took {} out of the tab {}";
    TabsToPutInto: "Đưa vào thẻ, hoặc lấy ra", "Put into a tab, or take out";
    IsInTab: "✓ đang ở đây: lấy ra", "✓ is here: take out";
    IsNotInTab: "đưa vào", "put in";
    CurationSaved: "Đã lưu biên tập vào {}", "Saved the curation in {}";
    CurationNotSaved: "Chưa lưu được biên tập. {}", "The curation is not saved. {}";
    CurationNowhere: "Không có tệp báo cáo để lưu biên tập bên cạnh", "There is no report file to save the curation beside";
    CurationInTheWay: "Ctrl-s lần nữa sẽ thay tệp không phải của chương trình này: {}", "Ctrl-s again replaces a file that is not this program's: {}";
    CurationTaken: "Đã đọc biên tập trong {}", "Took up the curation in {}";
    CurationUnreadable: "Không đọc được biên tập. {}", "The curation cannot be read. {}";
    SaveBeforeLeaving: "Lưu biên tập? k: thoát, không lưu", "Save the curation? n: leave without";
    HintSaveAndLeave: "lưu rồi thoát", "save and leave";
    HintStay: "ở lại", "stay";
    HintAccept: "nhận", "accept";
    HintCorrect: "sửa", "correct";
    HintReject: "bỏ", "reject";
    HintSure: "ẩn/hiện chưa chắc", "hide/show unsure";
    HintCorrected: "xong", "done";
    Curating: "Biên tập", "Curating";
    DoAccept: "nhận số liệu tự tìm", "accept the figure found";
    DoCorrect: "sửa tên, đơn vị, loại, năm", "correct name, unit, kind, year";
    DoReject: "bỏ: không phải số liệu", "reject: it is no figure";
    DoListRejected: "số liệu đã bỏ, để nhận lại", "rejected figures, to accept again";
    DoHideUnsure: "ẩn, hiện số liệu chưa chắc (?)", "hide, show unsure figures (?)";
    DoComplete: "biên tập xong; chưa xong", "the curation is complete; is not";
    DoPutIntoTab: "đưa mục, đoạn vào thẻ; lấy ra", "put the passage into a tab, or out";
    DoTakeBack: "lấy lại việc biên tập vừa làm", "take back the last decision";
    DoSaveCuration: "lưu biên tập cạnh báo cáo", "save the curation";
    /// Why a found theme holds what it does: passages under headings, passages by words, and the commonest of these.
    FoundTheme: "~ Tự xếp, chưa ai kiểm tra: {} đoạn theo đề mục, {} đoạn theo từ", "~ Put here by rule, unchecked: {} passage(s) by headings, {} by words";
    Derived: "* tính từ số liệu của báo cáo", "* computed from the report's figures";
    BasisPlan: "kế hoạch", "plan";
    BasisCentral: "dự toán Trung ương giao", "the central estimate";
    BasisCouncil: "dự toán HĐND giao", "the council's estimate";
    ShortCentral: "TW giao", "central est.";
    ShortCouncil: "HĐND giao", "council est.";
    LikeFigures: "Cùng loại: {}", "Of the same kind: {}";
    /// What like figures are, and in which unit.
    KindInUnit: "{}, theo {}", "{}, in {}";
    SameUnit: "cùng đơn vị", "the same unit";
    AllViews: "mọi thẻ", "all tabs";
    BothKinds: "kết quả và chỉ tiêu", "results and targets";
    OnlyResults: "kết quả", "results";
    OnlyTargets: "chỉ tiêu", "targets";
    Count: "{} số liệu", "{} figure(s)";
    /// How many figures, and the sign of a target.
    CountWithSign: "{} số liệu · {} chỉ tiêu", "{} figure(s) · {} target";
    SortedBy: "xếp theo: {}", "sorted by: {}";
    BySentence: "Chọn theo câu", "By sentence";
    ByBlock: "Chọn theo đoạn", "By paragraph";
    ByExtent: "Chọn rộng thêm", "Wider";
    NoFigures: "Không có số liệu nào như vậy", "No such figures";
    NoFigureToDecide: "Chưa chọn số liệu nào: Enter trong bảng số liệu đưa đến câu của nó", "No figure is chosen: Enter in the table of figures leads to its sentence";
    NoFiguresHere: "Đoạn này không có số liệu", "This passage has no figures";
    Holds: "{} mục · {} đoạn · {} chú thích · {} số liệu", "{} section(s) · {} passage(s) · {} footnote(s) · {} figure(s)";
    LegendResult: "% kế hoạch đạt được", "per cent of plan reached";
    LegendPlan: "kế hoạch (100%)", "plan (100%)";
    FiguresLit: "Số liệu được làm nổi trong văn bản", "Figures stand out in the text";
    FiguresUnlit: "Số liệu không được làm nổi", "Figures do not stand out";
    HintView: "thẻ", "tab";
    HintKind: "loại", "kind";
    HintSort: "xếp", "sort";
    HintChart: "biểu đồ", "chart";
    HintSentence: "đến câu", "to the sentence";
    OfPassage: "của {}", "of {}";
    HintType: "lọc", "filter";
    DoShowFigures: "số liệu của đoạn đang đọc", "the figures of the passage";
    DoMarkFigures: "làm nổi số liệu hay không", "figures stand out or not";
    DoFilterFigures: "lọc số liệu theo chữ gõ", "filter the figures by typing";
    DoNextView: "số liệu của thẻ sau", "the next tab's figures";
    DoPreviousView: "số liệu của thẻ trước", "the previous tab's figures";
    DoNextKind: "kết quả, chỉ tiêu, cả hai", "results, targets, both";
    DoSort: "xếp theo cột sau", "sort by the next column";
    DoCloseUp: "biểu đồ cả khung", "the chart in the whole pane";
    DoReverse: "đảo thứ tự", "turn the order round";
    Keys: "Phím", "Keys";
    Commands: "Lệnh", "Commands";
    Documents: "Văn bản được dẫn", "Documents cited";
    Abbreviations: "Chữ viết tắt", "Abbreviations";
    OccurrencesCount: "{} nơi", "{} place(s)";
    Problems: "Chỗ phải đoán khi đọc tệp", "What reading the file had to guess";
    NoProblems: "Không phải đoán gì khi đọc báo cáo", "Nothing had to be guessed to read the report";
    ProblemsFound: "Khi đọc tệp phải đoán {} chỗ; gõ P để xem", "{} guesses were made in reading the file; type P to see them";
    AtPage: "tr. {}", "p. {}";
    PageAwaited: "Đến trang nào? 1–{}: {}", "To which page? 1–{}: {}";
    NoPage: "Không có trang {}: trang cuối là {}", "There is no page {}: the last is {}";
    NoPages: "Báo cáo không ghi số trang", "The report does not say its pages";
    NoAbbreviations: "Báo cáo không kèm danh sách chữ viết tắt", "The report lists no abbreviations";
    NoDocuments: "Báo cáo không dẫn số hiệu văn bản nào", "The report cites no documents by number";
    Errata: "Lỗi in có thể có", "Likely printing faults";
    NoErrata: "Báo cáo không kèm danh sách lỗi in", "The report lists no printing faults";
    ErratumOf: "Lỗi in {}/{}", "Printing fault {} of {}";
    ErrataOn: "Lỗi in có thể có: {} trong báo cáo, {} trong thẻ này", "Likely printing faults: {} in the report, {} in this tab";
    ErrataOff: "Không chỉ ra lỗi in nữa", "Printing faults are not pointed out";
    Surely: "chắc là", "is surely";
    Perhaps: "có lẽ là", "is perhaps";
    NoneLikeIt: "Không có gì như “{}”", "Nothing like “{}”";
    Note: "Chú thích {}", "Footnote {}";
    BlockNumber: "đoạn {}", "para. {}";
    NoSuchView: "không có thẻ `{}`; có: {}", "there is no tab `{}`; there are: {}";
    IsDirectory: "{}: là một thư mục", "{}: a directory";
    IsSource: "{}: không ghi đè lên tệp đang đọc; hãy chọn tệp khác", "{}: what is read is not written over; say another file";
    IsForeign: "{}: tệp này không do baocao ghi; --force thì ghi đè", "{}: baocao has not written this file; --force replaces it";
    InputOnce: "đầu vào chuẩn chỉ dùng được cho báo cáo hoặc phần bổ sung", "standard input can be the report or what is known beyond it, not both";
    IsTerminal: "là cửa sổ dòng lệnh, không phải báo cáo; hãy dùng `< TỆP`", "a terminal, not a report; say `< FILE`";
    StandardInput: "đầu vào chuẩn", "standard input";
    StandardOutput: "đầu ra chuẩn", "standard output";
    NoTerminal: "đầu ra chuẩn không phải là cửa sổ dòng lệnh", "standard output is not a terminal";
    DumbTerminal: "cửa sổ dòng lệnh này không vẽ được cả màn hình (TERM=dumb)", "this terminal cannot show a full screen (TERM=dumb)";
    NoKeyboard: "không có cửa sổ dòng lệnh để đọc phím", "there is no terminal to read keys from";
    NoScreen: "không mở được cửa sổ dòng lệnh", "the terminal cannot be opened";
    NoSuchFile: "Không có tệp hoặc thư mục này", "No such file or directory";
    NotPermitted: "Không được phép", "Permission denied";
    LinkToNowhere: "liên kết không dẫn đến đâu", "a link that leads nowhere";
    NotADirectory: "Không phải là thư mục", "Not a directory";
    DiskFull: "Ổ đĩa đã đầy", "No space left";
    ReadOnlyDisk: "Ổ đĩa chỉ đọc", "Read-only file system";
    InvalidName: "Không dùng được tên này", "Not a name for a file";
    NotRegular: "không phải là tệp thường", "not a regular file";
    TooLarge: "lớn hơn giới hạn {} MB", "larger than the limit of {} MB";
    NoSuchPlace: "không có địa chỉ `{}` trong báo cáo; `baocao outline` liệt kê các mục", "there is no address `{}` in the report; `baocao outline` lists its sections";
    Moving: "Di chuyển", "Moving";
    Places: "Thẻ, mục và bước nhảy", "Tabs, sections and jumps";
    Searching: "Tìm và trích dẫn", "Searching and quoting";
    Screen: "Màn hình", "Screen";
    HintMove: "cuộn", "scroll";
    HintSearch: "tìm", "search";
    HintQuit: "thoát", "quit";
    HintHelp: "trợ giúp", "help";
    HintNote: "chú thích", "footnote";
    HintQuote: "trích dẫn", "quote";
    HintCopy: "chép", "copy";
    HintMore: "rộng hơn", "wider";
    HintDrop: "bỏ chọn", "drop";
    HintCommands: "mọi lệnh", "commands";
    HintGo: "đến đó", "go there";
    HintClose: "đóng", "close";
    HintBack: "trở lại", "back";
    HintFold: "gập/mở", "fold";
    HintChoose: "chọn", "choose";
    HintFilter: "lọc", "filter";
    HintNext: "kết quả sau", "next hit";
    Welcome: "Space: cuộn · /: tìm · ?: trợ giúp", "Space: scroll · /: search · ?: help";
    TypeToSearch: "Gõ từ cần tìm, có dấu hay không dấu; số, tên viết tắt, số hiệu văn bản", "Type words, with or without accents; numbers, abbreviations, document numbers";
    Preparing: "đang chuẩn bị tìm kiếm…", "preparing the search…";
    NothingFound: "Không tìm thấy “{}”", "Nothing found for “{}”";
    Nearest: "Từ gần nhất trong báo cáo:", "Nearest words of the report:";
    Exact: "{} nơi khớp", "{} matching";
    Approximate: "gần đúng", "approximate";
    Apart: "các từ ở rời nhau", "words apart";
    ApartCount: "{} rời nhau", "{} apart";
    FiguresCount: "{} số liệu", "{} figures";
    ApproximateCount: "{} gần đúng", "{} approximate";
    CitedBy: "dẫn từ: ", "cited in: ";
    NoMarks: "Không có chú thích nào trong phần này", "No footnotes in this part";
    NoMoreMarks: "Không còn chú thích nào theo hướng này", "No more footnotes this way";
    NoMoreHits: "Chưa tìm gì: gõ / để tìm", "Nothing searched yet: type /";
    NoBack: "Không còn bước nhảy nào trước đó", "No earlier jump";
    NoForward: "Không còn bước nhảy nào sau đó", "No later jump";
    NoTab: "Không có thẻ số {}", "There is no tab {}";
    CopiedPassage: "Đã chép đoạn văn: {}", "Copied the passage: {}";
    CopiedFigure: "Đã chép số liệu: {}", "Copied the figure: {}";
    CopiedSentence: "Đã chép câu: {}", "Copied the sentence: {}";
    CopiedCitation: "Đã chép trích dẫn: {}", "Copied the citation: {}";
    CopiedToDesktop: "Đã chép vào bộ nhớ tạm của máy này ({} KB: quá dài cho cửa sổ dòng lệnh)", "Copied to this desktop's clipboard ({} KB: too long for the terminal's)";
    CopiedToFile: "Đã chép vào tệp {} ({} KB: quá dài cho cửa sổ dòng lệnh)", "Copied to the file {} ({} KB: too long for the terminal's clipboard)";
    NotCopied: "Chưa chép: {} KB là quá dài cho cửa sổ dòng lệnh; hãy chọn ít hơn", "Not copied: {} KB are too long for the terminal's clipboard; select less";
    MouseOn: "Chuột: cuộn và bấm trong chương trình", "Mouse: scrolls and clicks here";
    MouseOff: "Chuột: để cho cửa sổ dòng lệnh chọn văn bản", "Mouse: left to the terminal, to select text";
    Occurrence: "“{}” {}/{}", "“{}” {}/{}";
    Dark: "Màu: nền tối", "Colours: dark background";
    Light: "Màu: nền sáng", "Colours: light background";
    Mono: "Không màu", "No colours";
    NoteInSight: "Chú thích {} ở ngay dưới · Enter: mở cửa sổ", "Footnote {} is just below · Enter: its window";
    TooLong: "… Enter: xem hết", "… Enter: all of it";
    Bookmarks: "Dấu trang", "Bookmarks";
    LetterAwaited: "Đánh dấu bằng chữ hoặc số nào? a–z, A–Z, 0–9", "Bookmark under which letter or digit? a–z, A–Z, 0–9";
    NoLetter: "Chưa đánh dấu: chỉ dùng được a–z, A–Z, 0–9", "No bookmark set: only a–z, A–Z, 0–9 will do";
    BookmarkSet: "Đã đánh dấu {}: {}", "Bookmark {} set: {}";
    BookmarkDeleted: "Đã xóa dấu trang {}", "Bookmark {} deleted";
    BookmarkLost: "Không còn thấy trong báo cáo", "Not found in the report any more";
    NoBookmark: "Không có dấu trang {}", "There is no bookmark {}";
    NoBookmarks: "Chưa có dấu trang: gõ m rồi một chữ để đánh dấu", "No bookmarks yet: type m and a letter to set one";
    NoPlace: "Ở đây không có đoạn nào", "There is no passage here";
    HintDelete: "xóa", "delete";
    HintCancel: "thôi", "cancel";
    DoGoToPage: "đến trang có số này của tệp gốc", "to a page of the Word file or PDF";
    DoProblems: "chỗ phải đoán khi đọc tệp", "what reading the file had to guess";
    DoSetBookmark: "đánh dấu nơi này bằng một chữ", "bookmark this place under a letter";
    DoBookmarks: "các dấu trang", "the bookmarks";
    DoDeleteBookmark: "xóa dấu trang", "delete the bookmark";
    SessionAside: "Tệp ghi nhớ bị hỏng hoặc của bản mới hơn, đã để riêng trong {}", "What was remembered is damaged or of a later version: set aside in {}";
    SessionUnusable: "Không ghi nhớ được gì, vì không ghi được vào {}", "Nothing can be remembered: no writing in {}";
    SessionBusy: "Chưa ghi nhớ được, vì một chương trình khác đang giữ {}", "Not remembered yet: another program holds {}";
    SessionHomeless: "Không ghi nhớ được gì, vì không có thư mục cá nhân", "Nothing can be remembered: there is no home directory";
    Reading: "Đang đọc {}…", "Reading {}…";
    Reloaded: "Báo cáo đã thay đổi và được đọc lại", "The report has changed and was read again";
    NotReloaded: "Chưa đọc được bản mới của báo cáo. {}", "The report's new version cannot be read. {}";
    EmptyReport: "Báo cáo không có nội dung", "The report is empty";
    Language: "Ngôn ngữ: Tiếng Việt", "Language: English";
    DoLineDown: "xuống một dòng", "down one line";
    DoLineUp: "lên một dòng", "up one line";
    DoPageDown: "xuống một trang", "down one page";
    DoPageUp: "lên một trang", "up one page";
    DoHalfDown: "xuống nửa trang", "down half a page";
    DoHalfUp: "lên nửa trang", "up half a page";
    DoTop: "về đầu", "to the beginning";
    DoBottom: "đến cuối", "to the end";
    DoNextTab: "thẻ sau", "next tab";
    DoPreviousTab: "thẻ trước", "previous tab";
    DoTab: "đến thẻ có số này", "to the tab of that number";
    DoNextSection: "mục sau", "next section";
    DoPreviousSection: "mục trước", "previous section";
    DoToOutline: "sang mục lục", "to the outline";
    DoFold: "gập mục; lên mục trên", "fold; to the section above";
    DoUnfold: "mở mục; sang văn bản", "unfold; to the text";
    DoNextParagraph: "đoạn sau", "next paragraph";
    DoPreviousParagraph: "đoạn trước", "previous paragraph";
    DoSelectNext: "chọn câu sau", "select the next sentence";
    DoSelectPrevious: "chọn câu trước", "select the previous sentence";
    DoSelectNextBlock: "chọn đoạn sau", "select the next paragraph";
    DoSelectPreviousBlock: "chọn đoạn trước", "select the previous paragraph";
    DoSearchSelected: "tìm chữ đang chọn", "search for what is selected";
    DoNextGroup: "nhóm sau", "next group";
    DoPreviousGroup: "nhóm trước", "previous group";
    DoChoose: "chọn, đến đó", "choose, go there";
    DoGoToNote: "đến chú thích", "go to the footnote";
    DoToSentence: "đến câu nêu số liệu", "to the sentence of the figure";
    DoKeepFilter: "giữ bộ lọc", "keep the filter";
    DoCloseWindow: "đóng", "close";
    WhileSelecting: "Khi đang chọn chữ", "While text is selected";
    NoteWindow: "Cửa sổ chú thích", "Footnote window";
    SearchWindow: "Cửa sổ tìm", "Search window";
    FigureTable: "Bảng số liệu", "Table of figures";
    FigureFilter: "Ô lọc số liệu", "Filter of the figures";
    ListWindow: "Danh sách", "Lists";
    CorrectionWindow: "Sửa số liệu", "Correcting a figure";
    SaveQuestion: "Câu hỏi có lưu không", "The question whether to save";
    DoConfirm: "đồng ý", "confirm";
    NumberOfPage: "Số trang của tệp gốc", "Page number of the source";
    LetterOfBookmark: "Chữ của dấu trang", "Letter of a bookmark";
    MouseKeys: "Chuột", "Mouse";
    MouseClick: "bấm", "click";
    MouseDrag: "kéo", "drag";
    MouseShiftDrag: "Shift-kéo", "Shift-drag";
    MouseWheel: "lăn", "wheel";
    DoClick: "như Enter ở đó; gợi ý ở dòng cuối: như phím của nó", "as Enter there; on a hint, as its key";
    DoDrag: "chọn chữ, thả ra là chép", "select text, copied on release";
    DoShiftDrag: "chọn bằng cửa sổ dòng lệnh", "select with the terminal itself";
    DoWheel: "cuộn phần đang trỏ vào", "scroll what it is over";
    DoNextReference: "chú thích sau", "next note reference";
    DoPreviousReference: "chú thích trước", "previous note reference";
    DoOpen: "xem chú thích; nữa: cửa sổ, đến đó", "show the footnote; again: go to it";
    DoBack: "trở lại nơi đã nhảy đi", "back to where a jump began";
    DoForward: "nhảy tới lại", "forward again";
    DoSearch: "tìm", "search";
    DoNextHit: "kết quả sau", "next occurrence";
    DoPreviousHit: "kết quả trước", "previous occurrence";
    DoNextFilter: "lọc theo thẻ sau", "only the next tab's hits";
    DoPreviousFilter: "lọc theo thẻ trước", "only the previous tab's hits";
    DoSelect: "chọn câu, rồi cả đoạn, rồi mở rộng", "select the sentence, the block, more";
    DoCopyPassage: "chép đoạn văn kèm trích dẫn", "copy the passage with its citation";
    DoCopyCitation: "chép trích dẫn", "copy the citation alone";
    DoToggleOutline: "hiện, ẩn mục lục", "show, hide the outline";
    DoLanguage: "Tiếng Việt, English", "English, Tiếng Việt";
    DoColours: "màu: tối, sáng, không màu", "colours: dark, light, none";
    DoMouse: "bật, tắt chuột", "mouse on, off";
    DoExplain: "giải thích chữ viết tắt", "explain abbreviations";
    DoDocuments: "văn bản được dẫn", "documents cited";
    DoErrata: "chỉ ra lỗi in, hay không", "point out printing faults, or not";
    DoNextErratum: "lỗi in sau", "next printing fault";
    DoPreviousErratum: "lỗi in trước", "previous printing fault";
    DoListErrata: "mọi lỗi in", "every printing fault";
    CopyHits: "chép mọi kết quả tìm: {}", "copy all hits: {}";
    CopyFigures: "chép các số liệu đang hiện: {}", "copy the figures shown: {}";
    CopyDocuments: "chép các văn bản được dẫn: {}", "copy the documents cited: {}";
    CopyErrata: "chép mọi lỗi in: {}", "copy every printing fault: {}";
    CopiedList: "Đã chép dạng {}, số dòng: {}", "Copied as {}, rows: {}";
    EmptyList: "Danh sách này không có gì", "There is nothing in this list";
    WriteHits: "ghi mọi kết quả tìm vào tệp: {}", "write all hits to a file: {}";
    WriteFigures: "ghi các số liệu đang hiện vào tệp: {}", "write the figures shown to a file: {}";
    WriteDocuments: "ghi các văn bản được dẫn vào tệp: {}", "write the documents cited to a file: {}";
    WriteErrata: "ghi mọi lỗi in vào tệp: {}", "write every printing fault to a file: {}";
    Hits: "Kết quả tìm", "Hits";
    /// A list, and the format it is written in.
    FileFor: "Ghi vào tệp: {} ({})", "Write to a file: {} ({})";
    NameOfFile: "Tên tệp để ghi danh sách", "Name of the file for a list";
    HintWrite: "ghi", "write";
    NoFileName: "Hãy gõ tên tệp", "Type the name of a file";
    FileWritten: "Đã ghi vào {}, số dòng: {}", "Written to {}, rows: {}";
    FileInTheWay: "Đã có tệp {} · Enter lần nữa: ghi đè", "There is a file {} · Enter again: replace it";
    FileNotWritten: "Chưa ghi được. {}", "Not written. {}";
    DoCommands: "mọi lệnh theo tên", "every command by name";
    DoHelp: "các phím", "the keys";
    DoClose: "bỏ chọn, bỏ tô; trở lại", "drop selection, highlights; back";
    DoSuspend: "tạm dừng, về dòng lệnh", "suspend, to the shell";
    DoRedraw: "vẽ lại màn hình", "draw the screen anew";
    DoQuit: "thoát", "quit";
}

impl Message {
    /// The message with each `{}` replaced by a value, in order. `(s)` after a number becomes the plural's `s`, unless it is 1.
    pub fn fill(self, lang: Lang, values: &[&str]) -> String {
        let mut parts = self.say(lang).split("{}");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        let mut values = values.iter();
        for part in parts {
            let value = values.next().copied().unwrap_or_default();
            filled.push_str(value);
            filled.push_str(&part.replace("(s)", if value == "1" { "" } else { "s" }));
        }
        filled
    }
}
