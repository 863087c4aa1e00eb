//! How long figures and themes take to find: in the report inside the program, in 10 and in 50 copies of it, and in one
//! clause of 70 KB without a stop.

use std::hint::black_box;

use baocao::figures::find::find;
use baocao::import::import;
use baocao::report::{Block, Report, ReportData, Run, Section};
use baocao::themes;
use criterion::Criterion;

/// The report without what people know of it.
fn imported() -> Report {
    import(include_bytes!("../data/lai-chau-2022/source.md"), None).report
}

fn copies(n: usize) -> Report {
    let original = imported();
    let mut report = original.clone();
    for _ in 1..n {
        report.sections.extend(original.sections.iter().cloned());
        report.notes.extend(original.notes.iter().cloned());
    }
    report
}

/// One paragraph of 70 KB without a stop.
fn clause() -> Report {
    let piece = "hỗ trợ 12 hộ với 3,5 tỷ đồng, tăng 4% so với cùng kỳ và đạt 98% kế hoạch giao ";
    let text = piece.repeat(70_000 / piece.len());
    let block = Block { text: vec![Run::Plain(text.as_str().into())], ..Block::default() };
    let section = Section { id: "I".into(), blocks: vec![block], ..Section::default() };
    ReportData { sections: vec![section], ..ReportData::default() }.into()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let reports = [("1", copies(1)), ("10", copies(10)), ("50", copies(50)), ("clause", clause())];
    for (name, report) in &reports {
        criterion.bench_function(&format!("figures/{name}"), |bencher| {
            bencher.iter(|| black_box(find(report)));
        });
        criterion.bench_function(&format!("themes/{name}"), |bencher| {
            bencher.iter(|| black_box(themes::find(report)));
        });
    }
    criterion.final_summary();
}
