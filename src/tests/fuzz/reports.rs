//! Files of every format: each is refused in one line, or becomes a report that comes back the same from what is written of it.

use std::path::Path;

use super::Target;
use crate::app::tests::template;
use crate::import::{Imported, import, is_exact, markdown, read_file};
use crate::report::check::{Problem, check};
use crate::report::json::{read_report, write_report};
use crate::report::{Curation, Report, ReportData};
use crate::source::pdf::tests::writer::{Coding, Page, Writer};
use crate::source::problem::ProblemKind;
use crate::source::word::tests::docx::{Docx, archive, p, r, run};

#[allow(dead_code, reason = "the importer's own tests use the rest")]
#[path = "../../../tests/it/import/words.rs"]
mod words;

/// What a report is beyond its text, which Markdown does not hold.
fn without_curation(report: &Report) -> Report {
    ReportData { issuer: None, years: None, curation: Curation::default(), ..(**report).clone() }
        .into()
}

/// What an importer makes is sound, and comes back.
fn assert_is_sound(report: &Report) {
    for problem in check(report) {
        assert_eq!(problem.message.as_str(), "no reference cites this note");
    }
    assert_comes_back(report);
}

/// Every address leads to its node, and JSON and exact Markdown hold all of a report that an importer may have made.
fn assert_comes_back(report: &Report) {
    assert_comes_back_in_json(report);
    let written = markdown(report);
    let again = import(written.as_bytes(), None).report;
    assert_eq!(again, without_curation(report), "{written}");
    assert_eq!(markdown(&again), written);
}

fn assert_comes_back_in_json(report: &Report) {
    for node in report.nodes() {
        assert_eq!(report.find(&report.address(node)), Some(node));
    }
    let json = write_report(report);
    assert_eq!(read_report(json.as_bytes()).as_ref(), Ok(report));
}

/// Reads a file as the program does.
fn read(bytes: &[u8]) -> Option<Imported> {
    match read_file(bytes, None, None) {
        Ok(imported) => Some(imported),
        Err(error) => {
            let error = error.to_string();
            assert!(!error.is_empty() && !error.contains('\n'), "{error:?}");
            None
        }
    }
}

/// The file is refused, or a sound report.
fn is_imported_or_refused(bytes: &[u8]) {
    if let Some(imported) = read(bytes) {
        assert_is_sound(&imported.report);
    }
}

/// The file is refused, or its report comes back; whether its curation is right is not asked. In Markdown neighbouring runs
/// that are set alike become one, references that lead nowhere become words, and then nothing changes any more.
fn is_read_or_refused(bytes: &[u8]) {
    if let Some(Imported { report, .. }) = read(bytes) {
        assert_comes_back_in_json(&report);
        let merged = import(markdown(&report).as_bytes(), None).report;
        let words = |report: &Report| report.nodes().map(|node| report.plain(node)).collect();
        let (kept, all): (Vec<_>, Vec<_>) = (words(&merged), words(&report));
        let leads_nowhere = |problem: &Problem| problem.message.ends_with("has no note");
        assert!(kept == all || check(&report).iter().any(leads_nowhere), "{kept:?}\n{all:?}");
        assert_comes_back(&merged);
    }
}

/// Every word of a Markdown text is in the report once, or in a problem. Those in tags, in targets of links, and in a table of
/// contents, which the outline repeats, may be in neither; nor those in ids and comments of exact Markdown, whose words are
/// not counted.
fn loses_no_word(bytes: &[u8]) {
    let (source, words) = words::fill(&String::from_utf8_lossy(bytes));
    let imported = import(source.as_bytes(), None);
    // What somebody has changed in exact Markdown is taken at its word: the same id twice, a span over too many rows.
    if is_exact(source.as_bytes()) {
        if check(&imported.report).is_empty() {
            assert_comes_back(&imported.report);
        }
        return;
    }
    let has_contents = imported.problems.iter().any(|problem| {
        matches!(problem.kind, ProblemKind::Contents | ProblemKind::ContentsEntries(_))
    });
    for (word, (in_report, in_problems)) in words::count(&imported, words).iter().enumerate() {
        let (before, after) = source.split_once(&format!("từ{word}x")).expect("it is there");
        let is_hidden = is_in_tag(before) || is_in_target(before, after);
        let is_told = *in_problems > 0 || is_hidden || has_contents;
        let is_kept = *in_report == 1 || *in_report == 0 && is_told;
        assert!(is_kept, "từ{word}x stands {in_report} times in the report of\n{source}");
    }
    is_imported_or_refused(source.as_bytes());
}

/// Whether what comes next is part of a tag: nothing closes it, or what does is within the quotation marks of an attribute.
fn is_in_tag(before: &str) -> bool {
    let paragraph = before.rsplit("\n\n").next().unwrap_or_default();
    let (mut in_tag, mut in_quotes) = (false, false);
    for c in paragraph.chars() {
        match c {
            '<' if !in_tag => in_tag = true,
            '"' if in_tag => in_quotes = !in_quotes,
            '>' if !in_quotes => in_tag = false,
            _ => {}
        }
    }
    in_tag || before.rfind('<') > before.rfind('>')
}

/// Whether what stands between is part of the target of a link: its address, or its title, of which only the beginning is told.
fn is_in_target(before: &str, after: &str) -> bool {
    let begin = before.rsplit_once("](").map(|(_, begin)| begin);
    let end = after.split_once(')').map(|(end, _)| end);
    let target = begin.zip(end).map(|(begin, end)| format!("{begin}%{end}"));
    target.is_some_and(|target| {
        let target = target.trim_start();
        let (address, title) = target.split_once(char::is_whitespace).unwrap_or((target, "\""));
        address.contains(['/', '.', '#']) && title.trim_start().starts_with(['"', '\''])
    })
}

/// No word of a document is in the report twice. What is no archive is the main part of one.
fn repeats_no_word(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return is_imported_or_refused(bytes);
    }
    let (xml, words) = words::fill(&String::from_utf8_lossy(bytes));
    let file = archive(&[("word/document.xml", xml.as_bytes())]);
    let Some(imported) = read(&file) else { return };
    for (word, (in_report, _)) in words::count(&imported, words).iter().enumerate() {
        assert!(*in_report <= 1, "từ{word}x stands {in_report} times in the report of\n{xml}");
    }
    assert_is_sound(&imported.report);
}

/// The importer's cases, with words to follow in them.
fn cases() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = std::fs::read_dir(folder).expect("there are cases");
    let mut paths: Vec<_> = files.map(|file| file.expect("it can be listed").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    let text = |path| std::fs::read_to_string(path).expect("it can be read");
    paths.iter().map(|path| text(path).replace('%', "").replace(" và ", " % ").into()).collect()
}

#[test]
fn markdown_files() {
    let mut corpus = cases();
    corpus.extend(words::LINES.chunks(12).map(|lines| lines.join("\n").into_bytes()));
    let report = read_report(template::report().to_string().as_bytes()).expect("a sound report");
    corpus.push(markdown(&report).into_bytes());
    Target {
        name: "markdown_files",
        corpus,
        pieces: words::LINES,
        tries: 300,
        property: loses_no_word,
    }
    .run();
}

#[test]
fn json_files() {
    let template = serde_json::to_vec_pretty(&template::report()).expect("JSON");
    Target {
        name: "json_files",
        corpus: vec![template.clone(), template, write_report(&Report::default()).into_bytes()],
        pieces: &[
            r#""id": "p1","#,
            r#"{"note": "n"}"#,
            r#"{"em": "a"}"#,
            "null",
            "[]",
            "{}",
            ",",
            "\"\"",
            r#""*a* [^n] <!-- --> 1. ""#,
            r#""\u0000\u202e\ud800""#,
        ],
        tries: 300,
        property: is_read_or_refused,
    }
    .run();
}

/// Documents with all kinds of paragraphs, notes, fields and tables; `%` becomes a word.
fn documents() -> Vec<Vec<u8>> {
    let centred = p("<w:jc w:val='center'/>", &run("<w:b/>", "BÁO CÁO %"));
    let heading = p("<w:outlineLvl w:val='0'/>", &run("<w:b/>", "I. KẾT QUẢ %"));
    let listed =
        p("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", &r("điểm % có % và %."));
    let raised = p("", &(r("Kinh tế %") + &run("<w:vertAlign w:val='superscript'/>", "1")));
    let field = "<w:fldSimple w:instr='PAGE'><w:r><w:t>%</w:t></w:r></w:fldSimple>";
    let changed = "<w:ins w:id='1'><w:r><w:t>%</w:t></w:r></w:ins><w:del w:id='2'><w:r><w:delText>%</w:delText></w:r></w:del>";
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", &r(text)))
    };
    let table = format!(
        "<w:tbl>\n<w:tr>{}{}</w:tr>\n<w:tr>{}{}{}</w:tr>\n</w:tbl>",
        cell("<w:vMerge w:val='restart'/>", "%"),
        cell("<w:gridSpan w:val='2'/>", "năm %"),
        cell("<w:vMerge/>", ""),
        cell("", "% %"),
        cell("", "12,5"),
    );
    let drawn = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>%</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r>";
    let body = [&centred, &heading, &p("", &r("Thu % đạt %.")), &listed, &raised];
    let body = body.map(String::as_str).join("\n");
    let rest = p("", &format!("{field}\n{changed}\n{drawn}"));
    [format!("{body}\n{table}\n{rest}"), table + "\n" + &body]
        .map(|body| Docx::xml(&body).into_bytes())
        .into()
}

#[test]
fn word_files() {
    let mut corpus = documents();
    let body = p("", &r("a")) + &p("", "<w:r><w:footnoteReference w:id='2'/></w:r>");
    let notes = format!("<w:footnote w:id='2'>{}</w:footnote>", p("", &r("b")));
    corpus.push(Docx::new(&body).with("footnotes", &notes).bytes());
    Target {
        name: "word_files",
        corpus,
        pieces: &[
            "<w:p>",
            "</w:p>",
            "<w:p><w:r><w:t>1. % %</w:t></w:r></w:p>",
            "<w:r><w:t>%</w:t></w:r>",
            "<w:r><w:tab/><w:br/></w:r>",
            "<w:br w:type='page'/>",
            "<w:tbl>",
            "</w:tbl>",
            "<w:tr>",
            "</w:tr>",
            "<w:tc>",
            "</w:tc>",
            "<w:vMerge/>",
            "<w:gridSpan w:val='3'/>",
            "<w:b/>",
            "<w:sdt><w:sdtContent>",
            "</w:sdtContent></w:sdt>",
            "<w:fldChar w:fldCharType='begin'/>",
            "<w:fldChar w:fldCharType='end'/>",
            "<w:sym w:char='F0B7'/>",
            "&#8226;",
            "Nơi nhận: %",
        ],
        tries: 300,
        property: repeats_no_word,
    }
    .run();
}

/// A file of two pages with text in two kinds of fonts, a note, a table, and page numbers.
fn pages() -> Vec<u8> {
    let (mut file, [regular, bold, italic]) = Writer::with_fonts();
    let subset = file.font(Coding::Subset, "ABCDEI+Subset");
    file.form("q 1 0 0 1 10 10 cm BT /F0 12 Tf (ab) Tj ET Q");
    for number in 1..3 {
        let mut page = Page::default();
        file.centred(&mut page, regular, 12.0, 810.0, &number.to_string());
        file.centred(&mut page, bold, 14.0, 780.0, "BÁO CÁO");
        file.text(&mut page, bold, 14.0, 85.0, 750.0, "I. KẾT QUẢ");
        file.text(&mut page, regular, 14.0, 113.0, 725.0, "Thu ngân sách đạt 52% dự toán, tăng");
        file.text(&mut page, regular, 8.0, 340.0, 730.0, "1");
        file.text(&mut page, italic, 14.0, 85.0, 705.0, "so với cùng kỳ.");
        file.text(&mut page, subset, 14.0, 113.0, 685.0, "- Một điểm");
        page.content.push_str("85 600 200 40 re S\n185 600 m 185 640 l S\n/X0 Do\n");
        file.text(&mut page, regular, 12.0, 90.0, 620.0, "ô");
        file.text(&mut page, regular, 12.0, 190.0, 620.0, "12,5");
        page.content.push_str("85 100 m 285 100 l S\n");
        file.text(&mut page, regular, 8.0, 85.0, 86.0, "1");
        file.text(&mut page, regular, 10.0, 92.0, 82.0, "Theo báo cáo.");
        file.add(page);
    }
    file.finish()
}

#[test]
fn pdf_files() {
    Target {
        name: "pdf_files",
        corpus: vec![pages()],
        pieces: &[
            "BT ",
            " ET\n",
            "/F1 12 Tf ",
            " 1 0 0 1 85 500 Tm ",
            "(1. abc) Tj ",
            "[(a) -500 (b)] TJ ",
            "0 0 m 400 400 l S\n",
            "50 50 300 300 re f\n",
            "q ",
            "Q ",
            "/X0 Do ",
            "2 0 R",
            "<<",
            ">>",
            "[",
            "]",
            "endobj\n",
            "endstream\n",
            "/Rotate 90",
        ],
        tries: 300,
        property: is_imported_or_refused,
    }
    .run();
}
