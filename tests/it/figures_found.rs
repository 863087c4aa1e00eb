//! Figures, pairs and themes found by rule, scored against what people said: the curation of the embedded report, and the
//! labels of invented reports. `cargo test --test it figures_found -- --nocapture` prints the table; with `FAULTS=1`
//! everything that is wrong as well; with `LABELLED=FOLDER` the labelled reports are those of another folder.

mod labels;
mod listed;
mod properties;
mod rules;
mod score;
mod sentences;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::embedded;
use baocao::figures::Figures;
use baocao::figures::find::{Findings, find};
use baocao::report::{BlockKind, Curation, Node, Pair, Report};
use baocao::themes;
use labels::Label;
use score::{Ratio, Score, Wanted, score};

fn faults() -> bool {
    std::env::var_os("FAULTS").is_some()
}

fn is_table(report: &Report) -> impl Fn(Node) -> bool + '_ {
    |node| match node {
        Node::Block(s, b) => {
            report.block(s, b).is_some_and(|block| matches!(block.kind, BlockKind::Table { .. }))
        }
        _ => false,
    }
}

/// The report without what people know of it.
fn without_curation(report: &Report) -> Report {
    let mut bare = report.clone();
    bare.curation = Curation::default();
    bare
}

/// The labelled reports: name, report and what should be found.
fn labelled() -> Vec<(String, Report, Vec<labels::Labelled>)> {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures/labelled");
    let folder = std::env::var_os("LABELLED").map_or(ours, PathBuf::from);
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let (report, labels) = labels::read(&fs::read_to_string(path).expect("UTF-8"));
            (name, report, labels)
        })
        .collect()
}

fn wanted(labels: &[labels::Labelled]) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let mut position = vec![None; labels.len()];
    for (n, one) in labels.iter().enumerate() {
        if let Label::Figure(expected) = &one.label {
            position[n] = Some(wanted.len());
            wanted.push(Wanted {
                node: one.node,
                offset: one.offset,
                number: one.number.clone(),
                unit: expected.unit.clone(),
                name: expected.name.clone(),
                kind: expected.kind,
                year: expected.year,
                comparisons: Vec::new(),
            });
        }
    }
    for one in labels {
        if let Label::Comparison { of, basis, measure } = &one.label {
            let value = one.number.replace('.', "").replace(',', ".").parse().ok();
            let of = position[*of].expect("a comparison belongs to a figure");
            wanted[of].comparisons.push((basis.clone(), measure.clone(), value));
        }
    }
    wanted
}

/// The curated figures of the embedded report as what should be found in it without them.
fn curated(report: &Report) -> Vec<Wanted> {
    let figures = Figures::new(report);
    let rows = figures.rows().iter();
    let mut taken: Vec<(Node, usize)> = Vec::new();
    rows.map(|row| {
        let node = row.node.expect("a place");
        let mut offset = row.token.as_ref().expect("its number in its quote").start;
        // Of two figures with one number in one quote the second stands further on.
        if taken.contains(&(node, offset)) {
            let text: Vec<char> = report.plain(node).chars().collect();
            let number: Vec<char> = row.of(report).value_text.chars().collect();
            let quote = row.quote.clone().expect("its quote");
            let later = offset + 1..quote.end.saturating_sub(number.len());
            offset =
                later.into_iter().find(|&at| text[at..].starts_with(&number)).unwrap_or(offset);
        }
        taken.push((node, offset));
        let figure = row.of(report);
        let comparisons = figure.comparisons.iter().map(|one| {
            let value = one.value.as_ref().and_then(serde_json::Number::as_f64).map(f64::abs);
            (one.basis.to_string(), one.measure.to_string(), value)
        });
        Wanted {
            node,
            offset,
            number: figure.value_text.to_string(),
            unit: figure.unit.to_string(),
            name: figure.name.vi.as_ref().map(ToString::to_string),
            kind: figure.kind,
            year: Some(figure.year),
            comparisons: comparisons.collect(),
        }
    })
    .collect()
}

struct Pairs {
    right: usize,
    all: usize,
    other: usize,
}

/// How many of the curated pairs of the same measure are found, and how many others.
fn pairs(report: &Report, wanted: &[Wanted], findings: &Findings) -> Pairs {
    let figures = &report.curation.figures;
    // Where a found figure stands says which curated one it is.
    let curated_id = |id: &str| {
        let found = findings.figures.iter().find(|found| found.figure.id.as_str() == id)?;
        let at = wanted.iter().position(|w| (w.node, w.offset) == (found.node, found.at.start))?;
        Some(figures[at].id.to_string())
    };
    let mut pairs = Pairs { right: 0, all: report.curation.pairs.len(), other: 0 };
    for pair in &findings.pairs {
        let ids = (curated_id(&pair.result), curated_id(&pair.target));
        let is =
            |known: &&Pair| ids == (Some(known.result.to_string()), Some(known.target.to_string()));
        if report.curation.pairs.iter().find(is).is_some() {
            pairs.right += 1;
        } else {
            pairs.other += 1;
            let name = |id: &str| {
                let found = findings.figures.iter().find(|found| found.figure.id.as_str() == id);
                found.and_then(|found| found.figure.name.vi.clone()).unwrap_or_default()
            };
            println!("  pair      {} | {}", name(&pair.result), name(&pair.target));
        }
    }
    pairs
}

#[test]
fn the_figures_of_the_embedded_report_are_found_without_its_curation() {
    let report = embedded();
    let wanted = curated(&report);
    let bare = without_curation(&report);
    let findings = find(&bare);
    let score = score(&wanted, &findings, is_table(&bare), faults());
    score.print("embedded");
    let pairs = pairs(&report, &wanted, &findings);
    println!(
        "{:<22} {:>4} of {} right, {} more found",
        "pairs", pairs.right, pairs.all, pairs.other
    );
    assert!(score.found.value() >= 0.99 && score.unit.value() >= 0.95, "{score:?}");
    assert!(score.precision.value() >= 0.97 && score.comparisons_f1() >= 0.95, "{score:?}");
    assert!(pairs.right >= 14 && pairs.other == 0);
}

fn f1(precision: Ratio, recall: Ratio) -> f64 {
    let (r, p) = (recall.value(), precision.value());
    2.0 * r * p / (r + p).max(f64::EPSILON)
}

/// The blocks of a curated theme.
fn blocks_of(report: &Report, places: &[baocao::text::SafeText]) -> Vec<Node> {
    let mut blocks = Vec::new();
    for place in places {
        for node in report.find_all(place).expect("an address") {
            match node {
                Node::Heading(s) => {
                    let under = report.subtree(s).flat_map(|s| {
                        (0..report.sections[s].blocks.len()).map(move |b| Node::Block(s, b))
                    });
                    blocks.extend(under);
                }
                node => blocks.push(node),
            }
        }
    }
    blocks.retain(|node| matches!(node, Node::Block(..)));
    blocks
}

#[test]
fn the_themes_of_the_embedded_report_are_found_without_its_curation() {
    let report = embedded();
    let bare = without_curation(&report);
    let found = themes::find(&bare).expect("themes fit it");
    let (mut precision, mut recall) = (Ratio::default(), Ratio::default());
    for theme in &report.curation.themes {
        let curated = blocks_of(&report, &theme.places);
        let places =
            found.iter().find(|found| found.theme.id == theme.id).map(|found| &found.theme.places);
        let blocks = places.map(|places| blocks_of(&bare, places)).unwrap_or_default();
        for block in &curated {
            recall.count(blocks.contains(block));
            if faults() && !blocks.contains(block) {
                println!("  theme-    {} {}", theme.id, report.address(*block));
            }
        }
        for block in &blocks {
            precision.count(curated.contains(block));
            if faults() && !curated.contains(block) {
                println!("  theme+    {} {}", theme.id, report.address(*block));
            }
        }
    }
    let f1 = f1(precision, recall);
    let (r, p) = (recall.value(), precision.value());
    println!("themes                 recall {r:.3} precision {p:.3} F1 {f1:.3}");
    assert!(f1 >= 0.9, "{recall:?} {precision:?}");
}

#[test]
fn the_figures_of_labelled_reports_are_found() {
    let mut all = Score::default();
    for (name, report, labels) in labelled() {
        let wanted = wanted(&labels);
        let findings = find(&report);
        if faults() {
            println!("== {name}");
        }
        let score = score(&wanted, &findings, is_table(&report), faults());
        score.print(&name);
        all.add(&score);
    }
    all.print("all labelled");
    assert!(all.found.value() >= 0.97 && all.unit.value() >= 0.95, "{all:?}");
    assert!(all.precision.value() >= 0.97 && all.sure.value() >= 0.98, "{all:?}");
    assert!(all.cells.value() >= 0.95 && all.comparisons_f1() >= 0.95, "{all:?}");
    assert!(all.kind.value() >= 0.99 && all.year.value() >= 0.98, "{all:?}");
}

#[test]
fn the_themes_of_labelled_reports_are_found() {
    let (mut precision, mut recall) = (Ratio::default(), Ratio::default());
    for (name, report, labels) in labelled() {
        let Some(found) = themes::find(&report) else {
            continue;
        };
        let mut blocks: Vec<(Node, &str)> = labels
            .iter()
            .filter_map(|one| match &one.label {
                Label::Figure(expected) => Some((one.node, expected.theme.as_deref()?)),
                Label::Comparison { .. } => None,
            })
            .collect();
        blocks.dedup();
        for &(block, theme) in &blocks {
            let themes: Vec<&str> = found
                .iter()
                .filter(|theme| theme.blocks.iter().any(|placed| placed.node == block))
                .map(|found| found.theme.id.as_str())
                .collect();
            if faults() && !(themes == [theme] || theme == "-" && themes.is_empty()) {
                println!("  theme     {name} {}: {theme}, found {themes:?}", report.address(block));
            }
            if theme != "-" {
                recall.count(themes.contains(&theme));
            }
            for other in themes {
                precision.count(other == theme);
            }
        }
    }
    let f1 = f1(precision, recall);
    println!("themes, labelled       {} blocks F1 {f1:.3}", recall.all);
    assert!(recall.all >= 8 && f1 >= 0.85, "{recall:?} {precision:?}");
}

#[test]
fn tabs_are_for_reports_of_several_themes() {
    for (name, report, _) in labelled() {
        let expected = matches!(name.as_str(), "bieu" | "dai_hoi" | "huyen" | "thang" | "xa");
        assert_eq!(themes::find(&report).is_some(), expected, "{name}");
    }
    // The same passages under numbers, and under articles.
    let passages = |number: &str| {
        let passage = |n, head, text| format!("**{number} {n}. {head}**\n\n{text}\n\n");
        let heads = [
            passage(
                1,
                "Phát triển kinh tế",
                "Thu ngân sách, sản xuất nông nghiệp, doanh nghiệp, du lịch.",
            ),
            passage(
                2,
                "Giáo dục và y tế",
                "Trường học, bệnh viện, giảm nghèo, lao động, việc làm.",
            ),
            passage(
                3,
                "Quốc phòng, an ninh",
                "Trật tự an toàn xã hội, tội phạm, biên giới, quân sự.",
            ),
        ];
        let source = format!("# BÁO CÁO\n\n{}", heads.concat());
        themes::find(&baocao::import::import(source.as_bytes(), None).report).is_some()
    };
    assert!(passages("Phần"));
    assert!(!passages("Điều"));
}

/// The same passages, with agencies as headings, under the titles of other documents.
#[test]
fn a_charter_and_a_plan_for_one_matter_keep_their_own_parts() {
    let source = |title: &str| {
        format!(
            "**{title}**\n\n**I. Phát triển kinh tế**\n\nThu ngân sách đạt 12 tỷ đồng, nông nghiệp, doanh nghiệp.\n\n\
            **II. Giáo dục và y tế**\n\nCó 24 trường học, bệnh viện, giảm nghèo, việc làm.\n\n\
            **III. Quốc phòng, an ninh**\n\nTrật tự an toàn xã hội, tội phạm, biên giới, quân sự.\n"
        )
    };
    let found = |title: &str| {
        let report = baocao::import::import(source(title).as_bytes(), None).report;
        (themes::find(&report).is_some(), find(&report).figures.len())
    };
    for (title, tabs, figures) in [
        ("BÁO CÁO NĂM 2031", true, 2),
        ("KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2032", true, 2),
        ("KẾ HOẠCH PHÒNG, CHỐNG BẠO LỰC HỌC ĐƯỜNG NĂM 2032", false, 2),
        ("ĐIỀU LỆ HỘI LÀM VƯỜN", false, 0),
        ("QUY CHẾ LÀM VIỆC CỦA BAN CHẤP HÀNH", false, 0),
        ("LUẬT NƯỚC SẠCH NÔNG THÔN", false, 0),
    ] {
        assert_eq!(found(title), (tabs, figures), "{title}");
    }
}

#[test]
fn the_program_prints_found_figures_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.md");
    let source = "**BÁO CÁO**\n\n**Kết quả công tác năm 2031**\n\n**I. KẾT QUẢ**\n\n\
        Giải quyết 298/305 vụ việc; tặng 12 phần thưởng, giá trị tăng từ 9,6% năm 2025 lên 10%.\n";
    fs::write(&path, source).expect("a file");
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baocao"));
        let out = command.arg("figures").args(args).arg(&path).output().expect("the program runs");
        assert_eq!(out.status.code(), Some(0));
        String::from_utf8(out.stdout).expect("UTF-8")
    };
    let json: serde_json::Value = serde_json::from_str(&run(&["--json"])).expect("JSON");
    let first = &json[0];
    assert_eq!((first["found"].as_bool(), first["sure"].as_bool()), (Some(true), Some(true)));
    assert_eq!((first["value"].as_i64(), first["of"].as_i64()), (Some(298), Some(305)));
    assert_eq!(first["at"], serde_json::json!([11, 14]));
    assert!(first["confidence"].as_f64().is_some_and(|sure| (0.85..=1.0).contains(&sure)));
    assert!(first["rules"].as_array().is_some_and(|rules| !rules.is_empty()));
    assert_eq!(first["year"], 2031);
    assert_eq!(json[1]["sure"], false);
    assert_eq!(json[2]["before"], 9.6);

    let csv = run(&["--csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|column| column == name).expect(name);
    for record in reader.records().map(|record| record.expect("a record")) {
        assert_eq!(&record[at("found")], "true");
        assert!(record[at("confidence")].parse::<f64>().is_ok());
        assert!(!record[at("rules")].is_empty());
    }
    let table = run(&["--lang", "en"]);
    assert!(table.starts_with("Found by the program by rule"), "{table}");
    assert!(table.contains("? "), "{table}");
}

#[test]
fn a_figure_of_a_table_is_printed_with_its_cell_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.md");
    let source = "# BÁO CÁO năm 2031\n\n## I. Biểu\n\n| TT | Xã | Hộ nghèo | |\n|---|---|---|---|\n\
        | | | Số hộ | Tỷ lệ (%) |\n| 1 | Xã Pa Hu | 186 | 22,9 |\n";
    fs::write(&path, source).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_baocao"));
    let out = command.args(["figures", "--json"]).arg(&path).output().expect("the program runs");
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let cells: Vec<_> = json.as_array().expect("a list").iter().map(|one| &one["cell"]).collect();
    assert_eq!(
        cells,
        ["Xã Pa Hu › Hộ nghèo › Số hộ: 186", "Xã Pa Hu › Hộ nghèo › Tỷ lệ (%): 22,9"]
    );
    // What is kept of it stays verbatim, and is in the passage.
    assert_eq!(json[1]["quote"], "22,9");
}

/// What is in no tab is under no tab's name.
#[test]
fn figures_of_no_theme_are_headed_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.md");
    let source = "# BÁO CÁO năm 2031\n\n## I. Phát triển kinh tế\n\nThu ngân sách đạt 1.250 tỷ đồng.\n\n\
        ## II. Giáo dục và y tế\n\nCả huyện có 38 trường học, 614 lớp.\n\n\
        ## III. Quốc phòng, an ninh\n\nGiao 120 công dân nhập ngũ.\n\n\
        ## IV. Việc khác\n\nTổ chức 15 cuộc họp.\n";
    fs::write(&path, source).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_baocao"));
    let out = command.arg("figures").arg(&path).output().expect("the program runs");
    let table = String::from_utf8(out.stdout).expect("UTF-8");
    let head = table.lines().rev().skip_while(|line| !line.contains("15 cuộc")).nth(1);
    assert_eq!(head, Some("Số liệu khác"), "{table}");
}
