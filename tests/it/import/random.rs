//! Properties over lines put together at random: no word is lost or said twice, and the report is sound.

use baocao::import::import;
use baocao::report::MAX_DEPTH;
use baocao::report::check::check;
use baocao::report::json::{read_report, write_report};
use baocao::source::problem::Location;
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::words::{LINES, count, fill};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_at_random_lose_no_word(picked in prop::collection::vec(any::<usize>(), 0..40)) {
        let lines: Vec<&str> = picked.iter().map(|line| LINES[line % LINES.len()]).collect();
        let (source, words) = fill(&lines.join("\n"));
        let imported = import(source.as_bytes(), None);
        for (word, (in_report, in_problems)) in count(&imported, words).into_iter().enumerate() {
            prop_assert!(
                in_report == 1 || in_report == 0 && in_problems > 0,
                "từ{word}x stands {in_report} times in the report of\n{source}\n{}",
                super::outline(&imported.report)
            );
        }
        for problem in check(&imported.report) {
            prop_assert_eq!(problem.message.as_str(), "no reference cites this note");
        }
        let lines = source.lines().count().max(1);
        let is_in_source = |at| match at {
            Location::File => true,
            Location::Line(line) => (1..=lines).contains(&line),
            _ => false,
        };
        prop_assert!(imported.problems.iter().all(|problem| is_in_source(problem.at)));
        for node in imported.report.nodes() {
            let found = imported.report.find(&imported.report.address(node));
            prop_assert_eq!(found, Some(node));
        }
        prop_assert!(imported.report.sections.iter().all(|section| section.depth < MAX_DEPTH));
        let json = write_report(&imported.report);
        prop_assert_eq!(read_report(json.as_bytes()), Ok(imported.report));
    }

    #[test]
    fn bytes_at_random_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let report = import(&bytes, None).report;
        let json = write_report(&report);
        prop_assert_eq!(read_report(json.as_bytes()), Ok(report));
    }

    #[test]
    fn markup_at_random_gives_a_report(source in "[-*_`<>&\\[\\]()!^#|+1.a:\\\\ \n²/supbr—Đ]{0,120}") {
        let imported = import(source.as_bytes(), None);
        let json = write_report(&imported.report);
        prop_assert_eq!(read_report(json.as_bytes()), Ok(imported.report));
    }
}
