//! From found to curated: what is found is marked, what people decide replaces it, in the explorer and on the command
//! line, and is saved beside the report.

mod command_line;
// In a pseudo-terminal.
#[cfg(unix)]
mod saving;

use std::path::{Path, PathBuf};

use crate::common::{app, embedded, golden, press, screen, tab};
use baocao::app::App;
use baocao::import::import;
use baocao::keys::{Effect, Event, Mode, parse};
use baocao::report::{Decision, Report};

/// A report of a commune, with themes and figures to be found in it, one of them not sure.
pub fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures/curating/dong_vang.md")
}

fn report() -> Report {
    import(&std::fs::read(source()).expect("it is there"), None).report
}

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// The number of the tab of figures.
const FIGURES: &str = "4";

/// The effects of the last of some keys.
fn effects(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in parse(keys).expect("keys as they are written") {
        effects = app.handle(Event::Key(key));
    }
    effects
}

/// How many figures there are, and how many of them are marked in the table as decided on and as unsure.
fn counts(app: &App) -> (usize, usize, usize) {
    let screen = screen(app, 160, 60);
    let marked = |sign: &str| screen.lines().filter(|line| line.contains(sign)).count();
    (app.figures().rows().len(), marked("✓ "), marked("? Làng nghề"))
}

#[test]
fn found_figures_and_themes_are_shown_as_found() {
    for (name, keys) in [
        ("found-themes", ""),
        ("found-figures", "4"),
        ("found-unsure", "4G"),
        ("found-proof", "4<down><enter>"),
        ("found-accepted", "4a"),
        ("found-correction", "4c"),
        ("found-tabs", "<space>w"),
        ("found-rejected", "4--_"),
    ] {
        for (columns, rows) in SIZES {
            for (language, lang) in [("", ""), ("-en", "L")] {
                let mut app = app(report(), columns, rows);
                press(&mut app, lang);
                press(&mut app, keys);
                let name = format!("{name}{language}-{columns}x{rows}");
                golden(&name, &screen(&app, columns, rows));
            }
        }
    }
}

#[test]
fn a_figure_is_accepted_corrected_rejected_and_taken_back() {
    let mut app = app(report(), 160, 60);
    press(&mut app, FIGURES);
    let (all, decided, unsure) = counts(&app);
    assert_eq!((decided, unsure), (0, 1));
    // Each decision goes on to the next figure.
    press(&mut app, "aa");
    assert_eq!(counts(&app), (all, 2, 1));
    press(&mut app, "-");
    assert_eq!(counts(&app), (all - 1, 2, 1));
    press(&mut app, "c<c-u>Tổng lúa<down><down><space><down><c-u>2033<enter>");
    let text = screen(&app, 160, 60);
    assert!(text.contains("✓ Tổng lúa"), "{text}");
    assert_eq!(counts(&app), (all - 1, 3, 1));
    press(&mut app, "zz");
    assert_eq!(counts(&app), (all, 2, 1));
    press(&mut app, "zz");
    assert_eq!(counts(&app), (all, 0, 1));
    press(&mut app, "z");
    assert!(app.message().is_some_and(|said| said.contains("Không có gì")));
}

#[test]
fn rejected_figures_are_listed_and_accepted_again() {
    let mut app = app(report(), 160, 60);
    press(&mut app, "_");
    assert!(app.message().is_some_and(|said| said.contains("Chưa bỏ")));
    press(&mut app, FIGURES);
    let (all, ..) = counts(&app);
    press(&mut app, "--");
    assert_eq!(counts(&app), (all - 2, 0, 1));
    // From any pane; the list is narrowed by typing.
    press(&mut app, "1_");
    assert_eq!(app.mode(), Mode::Picker);
    press(&mut app, "<down><enter>");
    assert_eq!((app.mode(), counts(&app)), (Mode::Figures, (all - 1, 1, 1)));
    let selected = app.figure().expect("the one accepted").of(app.report()).status;
    assert_eq!(selected, Some(Decision::Accepted));
    press(&mut app, "z");
    assert_eq!(counts(&app), (all - 2, 0, 1));
    press(&mut app, "_<enter>_<enter>_");
    assert_eq!(counts(&app), (all, 2, 1));
    assert!(app.message().is_some_and(|said| said.contains("Chưa bỏ")));
}

/// At the sentence that proves a figure it is decided on, and the next one's sentence is shown.
#[test]
fn figures_are_decided_on_at_their_sentences() {
    let mut app = app(report(), 160, 60);
    press(&mut app, FIGURES);
    let (all, ..) = counts(&app);
    press(&mut app, "<enter>");
    assert_eq!(app.mode(), Mode::Reading);
    let sentence = app.quoted().expect("its sentence").clone();
    press(&mut app, "a");
    assert_eq!(app.mode(), Mode::Reading);
    assert_ne!(*app.quoted().expect("the next one's"), sentence);
    let second = app.quoted().expect("the next one's").clone();
    press(&mut app, "-");
    assert_ne!(*app.quoted().expect("the third one's"), second);
    press(&mut app, "c");
    assert_eq!(app.mode(), Mode::Correction);
    press(&mut app, "!<enter>");
    assert_eq!(app.mode(), Mode::Reading);
    press(&mut app, FIGURES);
    assert_eq!(counts(&app), (all - 1, 2, 1));
    // Without a sentence to prove it, no figure is meant.
    press(&mut app, "1<esc>aa-c");
    assert_eq!((app.mode(), app.message().is_some()), (Mode::Reading, true));
    press(&mut app, FIGURES);
    assert_eq!(counts(&app), (all - 1, 2, 1));
    // After the last one there is the table again.
    press(&mut app, &format!("<home><enter>{}", "a".repeat(all)));
    assert_eq!((app.mode(), tab(&app).contains("Số liệu")), (Mode::Figures, true));
}

/// What is searched is counted for the tabs that there are, also when these change meanwhile.
#[test]
fn a_search_is_counted_for_the_tabs_there_are_now() {
    let report = std::sync::Arc::new(report());
    let size = baocao::app::layout::Size { columns: 120, rows: 36 };
    let settings = baocao::app::Settings {
        lang: baocao::messages::Lang::Vi,
        colours: baocao::session::ColourScheme::Dark,
        mouse: true,
        plain: false,
        size,
    };
    for keys in ["/xã", "/xã<enter>"] {
        let mut app = App::new(std::sync::Arc::clone(&report), settings.clone());
        app.index_ready(baocao::search::Index::new(&report));
        press(&mut app, keys);
        // The figures come while something is searched, and after it passages go into tabs.
        app.figures_ready(baocao::figures::find::find(&report));
        assert!(screen(&app, 120, 36).contains("Số liệu · tự tìm ("), "{keys}");
        press(&mut app, "<esc>");
        for choice in ["w<enter>", "w<down><enter>", "w<down*2><enter>", "w<down*3><enter>", "zzzz"]
        {
            press(&mut app, "/xã<enter>");
            press(&mut app, choice);
            let drawn = screen(&app, 120, 36);
            assert!(drawn.lines().next().is_some_and(|bar| bar.contains('(')), "{choice}: {drawn}");
        }
    }
}

#[test]
fn unsure_figures_are_hidden_by_a_key() {
    let mut app = app(report(), 160, 60);
    press(&mut app, FIGURES);
    assert_eq!(counts(&app).2, 1);
    press(&mut app, "o");
    assert_eq!(counts(&app).2, 0);
    press(&mut app, "o");
    assert_eq!(counts(&app).2, 1);
}

#[test]
fn once_the_curation_is_complete_nothing_is_found() {
    let mut app = app(report(), 160, 60);
    press(&mut app, "4aC");
    assert_eq!(counts(&app), (1, 1, 0));
    press(&mut app, "z");
    assert!(counts(&app).0 > 10);
}

#[test]
fn a_passage_is_put_into_a_tab_and_taken_out() {
    let mut app = app(report(), 120, 40);
    press(&mut app, "5/gom<enter>");
    let tabs: Vec<String> =
        app.tabs().iter().map(|tab| tab.name(app.report(), app.lang())).collect();
    assert_eq!(tabs[..3], ["Kinh tế ~", "Xã hội ~", "Quốc phòng ~"]);
    let shows = |app: &mut App, words: &str| {
        press(app, "2<home>");
        let mut text = String::new();
        for _ in 0..6 {
            text.push_str(&screen(app, 120, 40));
            press(app, "<space>");
        }
        text.contains(words)
    };
    assert!(!shows(&mut app, "mẻ gốm"));
    press(&mut app, "5/gom<enter>wxã hội<enter>");
    assert!(shows(&mut app, "mẻ gốm"));
    // It is no tab found any more.
    assert_eq!(tab(&app), "Xã hội");
    press(&mut app, "5/gom<enter>wxã hội<enter>");
    assert!(!shows(&mut app, "mẻ gốm"));
    press(&mut app, "z");
    assert!(shows(&mut app, "mẻ gốm"));
}

#[test]
fn a_curated_report_stays_as_it_is() {
    let mut app = app(embedded(), 120, 36);
    let figures = app.figures().rows().len();
    press(&mut app, "5a");
    assert!(app.message().is_some_and(|said| said.contains("đã có người biên tập")));
    press(&mut app, "-C");
    assert_eq!(app.figures().rows().len(), figures);
    assert_eq!(effects(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn leaving_with_decisions_asks_for_them() {
    let mut app = app(report(), 120, 36);
    assert_eq!(effects(&mut app, "4q"), [Effect::Quit]);
    press(&mut app, "a");
    assert_eq!(effects(&mut app, "q"), []);
    assert_eq!(app.mode(), Mode::SavePrompt);
    press(&mut app, "<esc>");
    assert_eq!(app.mode(), Mode::Figures);
    assert_eq!(effects(&mut app, "q<enter>"), [Effect::SaveCuration, Effect::Quit]);
    assert_eq!(effects(&mut app, "<c-s>"), [Effect::SaveCuration]);
    assert_eq!(effects(&mut app, "qn"), [Effect::Quit]);
}

#[test]
fn what_works_on_listed_figures_works_on_found_ones() {
    let mut app = app(report(), 120, 36);
    // From the text to the figures of a passage, and to the sentence of one of them.
    press(&mut app, "5/vượt 5%<enter>x");
    assert_eq!(tab(&app), "Số liệu");
    let shown = app.figures_pane().lines().iter().filter_map(|line| line.figure()).count();
    assert_eq!(shown, 3);
    press(&mut app, "<enter>");
    let quoted = app.quoted().expect("its sentence");
    assert!(quoted.value.is_some() && !quoted.parts.is_empty());
    assert!(!app.lit_values(quoted.node).is_empty());
    // The opening page of its theme shows those that are compared with something, and no others.
    press(&mut app, "1<home>");
    let page = screen(&app, 120, 36);
    let opening = page.split("█ % kế hoạch").next().expect("what stands above the legend");
    assert!(opening.contains("Tổng thu ngân sách trên địa bàn"), "{opening}");
    assert!(!opening.contains("27 mẻ gốm"), "{opening}");
}

#[test]
fn a_figure_of_a_table_is_shown_and_copied_with_its_row_and_heads() {
    let source = "# BÁO CÁO năm 2031\n\n## I. Biểu\n\n| Xã | Hộ nghèo | |\n|---|---|---|\n\
        | | Số hộ | Tỷ lệ (%) |\n| Xã Pa Hu | 186 | 22,9 |\n| Xã Tà Hử | 120 | 14,1 |\n";
    let mut app = app(import(source.as_bytes(), None).report, 120, 30);
    press(&mut app, "x<down>");
    assert!(screen(&app, 120, 30).contains("Xã Pa Hu › Hộ nghèo › Tỷ lệ (%): 22,9"));
    let copied = effects(&mut app, "y");
    let [Effect::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    assert_eq!(
        text,
        "Xã Pa Hu › Hộ nghèo › Tỷ lệ (%): 22,9% (kết quả 2031): \
        Xã Pa Hu › Hộ nghèo › Tỷ lệ (%): 22,9 (BÁO CÁO năm 2031, I. Biểu, đoạn 1 [I/1])"
    );
}

#[test]
fn the_bars_of_a_figure_do_not_compute_what_its_counterpart_states() {
    let source = "# BÁO CÁO năm 2031, dự toán năm 2032\n\n## I. Ngân sách\n\nĐơn vị: triệu đồng\n\n\
        | Nội dung | Ước thực hiện năm 2031 | Dự toán năm 2032 | Tăng, giảm so với ước TH 2031 |\n\
        |---|---|---|---|\n| Thu nội địa | 2.240.600 | 2.150.000 | -90.600 |\n";
    let mut app = app(import(source.as_bytes(), None).report, 120, 36);
    press(&mut app, "x<down>");
    let shown = screen(&app, 120, 36);
    let bars = |year: &str| shown.lines().filter(|line| line.starts_with(year)).count();
    assert!(shown.contains("-90.600 so với 2031"), "{shown}");
    assert_eq!((bars(" kết quả 2031 "), bars(" chỉ tiêu 2032 ")), (1, 1), "{shown}");
}
