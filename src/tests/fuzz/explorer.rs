//! What a reader's programs and hands give the explorer: a session's file, keys and other events, queries.

use std::sync::{Arc, LazyLock};

use super::Target;
use crate::app::layout::Size;
use crate::app::tests::common::{embedded, screen};
use crate::app::tests::random_keys::{Numbers, assert_in_range, play, reports};
use crate::app::{App, Settings};
use crate::messages::Lang;
use crate::report::Report;
use crate::search::{Hit, Index, Results, Tier};
use crate::session::{Anchor, ColourScheme, Session};
use crate::store;

static REPORT: LazyLock<Arc<Report>> = LazyLock::new(|| Arc::new(embedded()));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&REPORT));
static REPORTS: LazyLock<[Report; 4]> = LazyLock::new(reports);

/// An explorer that takes up a session.
fn resumed(session: Session) -> App {
    let settings = Settings {
        lang: session.lang.unwrap_or(Lang::Vi),
        colours: ColourScheme::Dark,
        mouse: true,
        plain: false,
        size: Size { columns: 80, rows: 24 },
    };
    App::with_session(Arc::clone(&REPORT), settings, session)
}

/// A file is no session, or one that is taken up; what is then kept leads to the same screen.
fn is_resumed(bytes: &[u8]) {
    let Some(session) = store::parse(bytes) else { return };
    let app = resumed(session);
    assert_in_range(&app, "resumed");
    let shown = screen(&app, 80, 24);
    let kept = app.session();
    let again = resumed(kept.clone());
    assert_eq!(again.session(), kept);
    // The first time it may be said how the explorer is used, in the last line.
    let page = |screen: &str| screen.lines().take(23).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(page(&screen(&again, 80, 24)), page(&shown));
}

#[test]
fn session_files() {
    let anchor = |address: &str, offset: usize| {
        let node = REPORT.find(address).expect("it is there");
        Anchor::of(&REPORT, crate::report::Position { node, offset })
    };
    let session = Session {
        top: Some(anchor("p1.II.1/3", 40)),
        tab: Some("economy".into()),
        tops: [("society".into(), anchor("p1.II.2", 0))].into(),
        query: Some("thuy dien".into()),
        folds: ["p1.I".into(), "p2".into()].into(),
        bookmarks: [('a', anchor("note/3", 10)), ('Z', anchor("signature/1", 0))].into(),
        lang: Some(Lang::En),
        colours: Some(ColourScheme::Light),
    };
    let file = |session: &Session| {
        let value =
            serde_json::json!({ "format": "baocao-desk/1", "report": "a", "desk": session });
        serde_json::to_vec_pretty(&value).expect("JSON")
    };
    Target {
        name: "session_files",
        corpus: vec![file(&session), file(&session), file(&Session::default())],
        pieces: &["null", "\"\"", "{}", "\"p1\"", "\"note/1\"", "\"all\"", "\"vi\"", ",", "[]"],
        tries: 150,
        property: is_resumed,
    }
    .run();
}

/// Keys, clicks and the like break nothing. The first byte chooses the report and how it is shown; each four bytes after it
/// are what happens next.
fn breaks_nothing(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let seeds =
        rest.chunks(4).map(|chunk| chunk.iter().fold(0, |seed, byte| seed << 8 | u64::from(*byte)));
    let turns = seeds.map(|seed| Numbers::new(seed).turn());
    play(&REPORTS[usize::from(first / 2 % 4)], turns, first % 2 == 1);
}

#[test]
fn keys() {
    let mut numbers = Numbers::new(5);
    let mut input = |first: u8| {
        let mut input = vec![first];
        input.extend((0..800).map(|_| numbers.below(256) as u8));
        input
    };
    Target {
        name: "keys",
        corpus: (0..8).map(&mut input).collect(),
        pieces: &[],
        tries: 8,
        property: breaks_nothing,
    }
    .run();
}

/// The hits are in order, each a passage of its own, and what they name is within it; their counts are those told.
fn hits_are_where_they_are_said_to_be(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let results = INDEX.search(&query);
    assert_eq!(INDEX.search(&query), results);
    let Results { hits, exact, apart, figures, suggestions, .. } = &results;
    let count = |tier: Tier| hits.iter().filter(|hit| hit.tier == tier).count();
    assert_eq!((count(Tier::Exact), count(Tier::Apart)), (*exact, *apart));
    assert_eq!(count(Tier::Approximate), results.approximate());
    assert!(hits.is_sorted_by_key(|hit| hit.tier));
    let mut nodes: Vec<_> = hits.iter().map(|hit| REPORT.address(hit.node)).collect();
    nodes.sort();
    nodes.dedup();
    assert_eq!(nodes.len(), hits.len());
    hits.iter().for_each(is_within_its_passage);
    assert!(figures.iter().all(|figure| *figure < REPORT.curation.figures.len()));
    assert!(suggestions.len() <= 5 && (hits.is_empty() || suggestions.is_empty()));
}

fn is_within_its_passage(hit: &Hit) {
    let length = REPORT.plain(hit.node).chars().count();
    assert!(hit.clause.start <= hit.clause.end && hit.clause.end <= length, "{hit:?}");
    let mut end = 0;
    for found in &hit.matches {
        assert!(end <= found.start && found.start < found.end && found.end <= length, "{hit:?}");
        end = found.end;
    }
    match hit.matches.get(hit.best) {
        Some(best) => assert!(hit.clause.contains(&best.start), "{hit:?}"),
        None => assert!(hit.matches.is_empty() && hit.best == 0, "{hit:?}"),
    }
}

#[test]
fn queries() {
    let corpus = [
        "thủy điện nhỏ",
        "thuy dien",
        "\"nông thôn mới\"",
        "GRDP 2022",
        "hydropower plan",
        "giam ngheo 3,5%",
        "UBND tỉnh",
        "1.234.567 tỷ đồng",
        "đảng viên, chi bộ",
        "kinh te xa hoi quoc phong an ninh",
        "(1) I. a)",
    ];
    Target {
        name: "queries",
        corpus: corpus.map(|query| query.as_bytes().to_vec()).into(),
        pieces: &[
            "\"",
            " ",
            "%",
            "đ",
            "Đ",
            "ệ",
            "e\u{323}\u{302}",
            "2022",
            ",",
            ".",
            "-",
            "/",
            "(",
            "thủy điện ",
            "và ",
            "poverty ",
            "\u{200b}",
            "\u{301}",
            "ﬁ",
            "Ⅻ",
            "²",
        ],
        tries: 150,
        property: hits_are_where_they_are_said_to_be,
    }
    .run();
}
