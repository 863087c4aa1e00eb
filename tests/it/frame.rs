//! A screen as a picture: well-formed, its text that of `--to text`, every word in its columns; and the pictures in the
//! README, which are the program's own. `BLESS=1` writes them anew.

use std::path::Path;
use std::process::{Command, Stdio};

use roxmltree::{Document, Node};

fn frame(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_baocao"))
        .arg("frame")
        .args(args)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn elements<'a>(picture: &'a Document, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    picture
        .descendants()
        .filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
}

fn number(node: &Node, name: &str) -> f64 {
    let value = node.attribute(name).unwrap_or_else(|| panic!("no {name} in {node:?}"));
    value.parse().expect("a number")
}

/// The text of a picture, a line for each `text`; between two of them as many line ends as there are rows.
fn text(picture: &Document) -> String {
    const ROW: f64 = 17.0;
    let mut text = String::new();
    let mut y = None;
    for line in elements(picture, "text") {
        let at = number(&line, "y");
        let rows = y.map_or(0.0, |y: f64| (at - y) / ROW).round() as usize;
        text.push_str(&"\n".repeat(rows));
        y = Some(at);
        for run in line.children() {
            text.push_str(run.text().expect("text"));
        }
    }
    text
}

/// The columns at which each run of a picture begins and ends.
fn columns<'a>(picture: &'a Document) -> Vec<(f64, f64, &'a str)> {
    let column = |pixels: f64| (pixels / 8.4 * 100.0).round() / 100.0;
    elements(picture, "tspan")
        .map(|run| {
            let start = column(number(&run, "x") - 12.0);
            let end = start + column(number(&run, "textLength"));
            (start.round(), end.round(), run.text().expect("text"))
        })
        .collect()
}

#[test]
fn the_text_of_a_picture_is_that_of_the_screen() {
    for keys in
        ["", "<space>f", "f<enter>", "5<down*8>", "/thuy dien", "/OCOP<enter>", "?", "<left>"]
    {
        for look in [["--lang", "vi"].as_slice(), &["--light"], &["--mono"], &["--lang", "en"]] {
            let args = [&["--size", "90x28", "--keys", keys], look].concat();
            let svg = frame(&[args.as_slice(), &["--to", "svg"]].concat());
            let picture = Document::parse(&svg).unwrap_or_else(|error| panic!("{args:?}: {error}"));
            assert_eq!(text(&picture).trim_end(), frame(&args).trim_end(), "{args:?}");
        }
    }
}

#[test]
fn wide_and_combining_characters_keep_their_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wide.json");
    // The second holds what XML may not, and what it must escape.
    let json = r#"{"format":"baocao/1","title":"T","sections":[{"id":"a","title":"A","blocks":[
        {"kind":"paragraph","text":["a漢字b x̣́y ","<&>\"]]> \uffff ",{"strong":"đậm"},{"em":" nghiêng"}]}]}]}"#;
    std::fs::write(&path, json).expect("a file");
    let path = path.to_str().expect("UTF-8");
    let svg = frame(&["--size", "60x12", "--to", "svg", path]);
    let picture = Document::parse(&svg).expect("well-formed");
    let words = columns(&picture);
    let at = words.iter().position(|(.., text)| *text == "a").expect("the paragraph");
    let column = words[at].0;
    let found: Vec<(f64, f64, &str)> = words[at..]
        .iter()
        .map(|&(start, end, text)| (start - column, end - column, text))
        .take(7)
        .collect();
    let wanted = [
        (0.0, 1.0, "a"),
        (1.0, 3.0, "漢"),
        (3.0, 5.0, "字"),
        (5.0, 7.0, "b "),
        (7.0, 10.0, "x̣́y "),
        (10.0, 18.0, "<&>\"]]> "),
    ];
    assert_eq!(found[..6], wanted, "{svg}");
    let line = frame(&["--size", "60x12", path]);
    assert!(line.contains("a漢字b x̣́y <&>\"]]>"), "{line}");
    for (text, attribute, value) in
        [("đậm", "font-weight", "bold"), ("nghiêng", "font-style", "italic")]
    {
        let run = elements(&picture, "tspan").find(|run| run.text() == Some(text));
        let set = run.and_then(|run| run.attribute(attribute));
        assert_eq!(set, Some(value), "{text}");
    }
}

/// The colours of a picture of matches, of the selection and of the background, in each theme.
#[test]
fn colours_are_those_of_the_theme() {
    for (look, paper, accent, current) in [
        ([].as_slice(), "#1c1f26", "#5fd7d7", "#ffd700"),
        (&["--light"], "#ffffff", "#005f87", "#ffaf00"),
    ] {
        let svg = frame(&[look, &["--to", "svg", "--keys", "/OCOP<enter>"]].concat());
        let picture = Document::parse(&svg).expect("well-formed");
        let fills: Vec<&str> =
            elements(&picture, "rect").filter_map(|rect| rect.attribute("fill")).collect();
        assert_eq!(fills[0], paper);
        assert!(fills.contains(&current), "{fills:?}");
        assert!(elements(&picture, "tspan").any(|run| run.attribute("fill") == Some(accent)));
    }
    let svg = frame(&["--mono", "--to", "svg", "--keys", "/OCOP<enter>"]);
    let picture = Document::parse(&svg).expect("well-formed");
    let coloured = picture.descendants().filter_map(|node| node.attribute("fill"));
    for fill in coloured {
        assert!(["#000000", "#ffffff"].contains(&fill), "{fill}");
    }
    let marked =
        elements(&picture, "tspan").filter(|run| run.attribute("text-decoration").is_some());
    assert!(marked.count() > 0, "a match is underlined");
}

#[test]
fn the_pictures_in_the_readme_are_the_programs_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("README.md");
    for (name, args) in [
        ("reading", ["--keys", "<space>f"].as_slice()),
        ("search", &["--lang", "en", "--keys", "/nong thon moi"]),
        ("figures", &["--light", "--keys", "5<down*8>"]),
    ] {
        let path = root.join(format!("data/screens/{name}.svg"));
        let found = frame(&[&["--size", "104x30", "--to", "svg"], args].concat());
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, found).expect("the picture can be written");
        } else {
            let wanted = std::fs::read_to_string(&path).expect("the picture");
            assert!(
                found == wanted,
                "{name} has changed: BLESS=1 cargo test --test frame, and look at it"
            );
        }
        assert!(readme.contains(&format!("](data/screens/{name}.svg)")), "{name}");
    }
}
