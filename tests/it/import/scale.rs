//! Time grows with the source and no faster, whatever stands in it.

use std::time::{Duration, Instant};

use baocao::import::import;

/// Constructs that tempt a reader to look back, or ahead, for each of them.
const REPEATED: &[(&str, &str)] = &[
    ("open brackets", "["),
    ("closed brackets", "]"),
    ("links without an end", "[a]("),
    ("links", "[a](http://x) "),
    ("images", "![a](b.png)"),
    ("asterisks", "*"),
    ("spaced asterisks", "* a *b"),
    ("strong", "**a **"),
    ("underscores", " _a"),
    ("ticks", "`"),
    ("ticks of several lengths", "`a``b```c"),
    ("angles", "<"),
    ("tags without an end", "<b "),
    ("comments without an end", "<!-- "),
    ("superscripts", "a<sup>1</sup> "),
    ("superscripts without an end", "<sup>1"),
    ("carets", "[^1] "),
    ("carets without an end", "[^1"),
    ("ampersands", "&a"),
    ("backslashes", "\\"),
    ("combining marks", "e\u{301}\u{323}"),
    ("no line ends", "kinh tế "),
    ("marks on lines", "a\n<sup>1</sup>\n"),
    ("hard breaks", "a  \n"),
    ("breaks", "a<br>"),
    ("quotations", "> "),
    ("pipes", "| a "),
    ("rows", "| a | b |\n"),
    ("tables", "<table>\n"),
    ("open comments", "<!--\n"),
    ("headings", "# 1. Một\n\n"),
    ("headings without numbers", "**Một**\n\n"),
    ("caps", "HAI BA\n\n"),
    ("parts", "Phần I. Một\n\n"),
    ("signatures", "**T/M BAN**\n\n"),
    ("recipients", "Nơi nhận:\n\n"),
    ("dates", "ngày tháng năm\n\n"),
    ("items", "1. Một.\n\n"),
    ("deep headings", "1.1.1.1.1.1.1.1.1.1. Một\n\n"),
    ("cut paragraphs", "một hai ba\n\n"),
    ("page numbers", "a\n\n1\n\n"),
    ("notes", "<sup>1</sup> Một\n\n"),
    ("caret notes", "[^1]: Một\n\n"),
    ("marks and notes", "Một<sup>1</sup>.\n\n<sup>1</sup> Hai.\n\n"),
    ("running heads", "---\n\nMột\n\n"),
    ("bullets", "- một\n+ hai\n"),
    ("deep bullets", "                                - một\n"),
    ("titles", "**BÁO CÁO**\n"),
    ("exponents", "m² m<sup>2</sup> "),
    ("links to notes", "a[[1]](#footnote-1) "),
    ("notes that lead back", "1. Một. [↑](#footnote-ref-1)\n"),
    ("numbers in brackets", "Một [1] hai.\n\n[1] Ba.\n\n"),
    ("grids", "+---+---+\n| a | b |\n"),
    ("dashes in groups", "  ---  ----\n a b\n"),
    ("bars", "|\nmột\n|\n|\n"),
    ("rows parted by spaces", "một    hai    ba\n"),
    ("columns", "một | TM. HAI BA\n"),
    ("nested numbers", "1.  một\n    1.  hai\n"),
    ("a page as a heading", "# một **1. hai** - Ba. - Bốn: I. NĂM SÁU "),
    ("tags over two lines", "một <a\nhref=\"b\">hai</a>\n"),
    ("tables over pages", "| a | b |\n|---|---|\n| c | d |\n\n"),
    ("spans", "<table><tr><td colspan=1000 rowspan=1000>a</td></tr></table>\n"),
    ("open bold words", "**Một hai\n\n"),
    ("annexes", "PHỤ LỤC\n\nHAI BA\n\n"),
    ("run-in words", "1. **Một:** hai\n\n"),
];

fn time(source: &str) -> Duration {
    let start = Instant::now();
    let imported = import(source.as_bytes(), None);
    let taken = start.elapsed();
    drop(imported);
    taken
}

/// Four times the source in less than twelve times the time: what is quadratic takes sixteen.
#[test]
fn time_is_linear_in_every_construct() {
    for (what, unit) in REPEATED {
        let n = 24_000 / unit.len();
        let (small, large) = (unit.repeat(n), unit.repeat(4 * n));
        // A machine that is busy elsewhere may be slow once, not three times.
        let linear = (0..3).any(|_| {
            let enough = time(&small).max(Duration::from_millis(3)) * 12;
            time(&large) < enough
        });
        assert!(linear, "{what}");
    }
}
