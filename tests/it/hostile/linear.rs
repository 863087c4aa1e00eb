//! A longer source takes longer in proportion: no construct of Markdown, repeated or nested, makes the importer slow.

use std::time::{Duration, Instant};

use baocao::import::import;

/// Constructs that repeat, and constructs that nest or stay open.
const CONSTRUCTS: [&str; 36] = [
    "# Mục\n\n",
    "## 1. Mục\n\n",
    "Phần thứ nhất\n\n",
    "Đoạn văn.\n\n",
    "Dòng\n",
    "- gạch\n",
    "1. điểm\n",
    "a) điểm\n",
    "Đoạn.<sup>1</sup>\n\n",
    "<sup>1</sup> Chú thích.\n\n",
    "Đoạn.[^1]\n\n",
    "[^1]: Chú thích.\n\n",
    "| a | b |\n",
    "|",
    "|---",
    "---\n\n",
    "\n",
    " ",
    "*",
    "**",
    "_",
    "*a",
    "**a ",
    "~~",
    "`",
    "```\n",
    "[",
    "[a](",
    "![",
    "<",
    "<b>",
    "<!--",
    "&",
    "&#27;",
    "> ",
    "\\",
];

/// Before all of them: nothing, or what makes the source exact.
const HEADS: [&str; 2] = ["", "<!-- baocao/1 -->\n"];

/// Below this, a measurement says nothing.
const LEAST: Duration = Duration::from_millis(20);

fn time(source: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        import(source.as_bytes(), None);
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
#[ignore = "slow, and measures time"]
fn four_times_the_source_takes_less_than_nine_times_as_long() {
    let mut slow = Vec::new();
    for (head, construct) in HEADS.into_iter().flat_map(|head| CONSTRUCTS.map(|c| (head, c))) {
        let source = |count| format!("{head}{}", construct.repeat(count));
        let mut count = 5_000;
        let mut before = time(&source(count));
        while before < Duration::from_secs(1) && count < 320_000 {
            count *= 4;
            let now = time(&source(count));
            if before > LEAST && now > before * 9 {
                slow.push(format!("{head}{construct:?} {count} times: {now:?} after {before:?}"));
            }
            before = now;
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn deep_nesting_is_read_without_descending() {
    for depth in [1_000, 10_000, 40_000] {
        for (open, close) in [
            ("> ", ""),
            ("- ", ""),
            ("*", "*"),
            ("**", "**"),
            ("[", "](x)"),
            ("<b>", "</b>"),
            ("<sup>", "</sup>"),
            ("`", "`"),
            ("  - a\n", ""),
            ("(", ")"),
        ] {
            for head in HEADS {
                let (open, close) = (open.repeat(depth), close.repeat(depth));
                import(format!("{head}{open}x{close}").as_bytes(), None);
            }
        }
    }
}
