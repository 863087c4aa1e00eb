//! The commands that print, run as a script runs them.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn baocao(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baocao"))
        .args(args)
        .stdin(Stdio::null())
        .env_remove("NO_COLOR")
        .output()
        .expect("the program starts")
}

fn stdout(args: &[&str]) -> String {
    let output = baocao(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(args)).expect("JSON")
}

/// The exit code, and what stands on standard error.
fn refused(args: &[&str]) -> (i32, String) {
    let output = baocao(args);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        output.stdout.is_empty(),
        "{args:?} printed {}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert!(!said.contains('\u{1b}') && !said.contains("panicked"), "{said:?}");
    (output.status.code().expect("an exit code"), said)
}

fn data(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lai-chau-2022").join(name);
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn the_outline_has_the_title_and_every_section() {
    let rows = json(&["outline", "--json"]);
    let rows = rows.as_array().expect("an array");
    assert_eq!(rows.len(), 30);
    let sum = |member: &str| rows.iter().filter_map(|row| row[member].as_u64()).sum::<u64>();
    assert_eq!((sum("blocks"), sum("notes")), (86, 10));
    let row = rows.iter().find(|row| row["id"] == "p1.II.1").expect("Kinh tế");
    assert_eq!(
        (&row["label"], &row["title"], &row["depth"]),
        (&"1.".into(), &"Kinh tế".into(), &3.into())
    );
    assert!(stdout(&["outline"]).contains("p1.II.1           1. Kinh tế\n"));
}

/// The words of the source as a person counts them: without markup, marks and the bullets' signs.
fn words_of_the_source() -> (Vec<String>, Vec<String>) {
    let source = std::fs::read_to_string(data("source.md")).expect("the source");
    let joined = source.replace("2023-\n\n2028", "2023-2028").replace("****", " ").replace('*', "");
    let (mut body, mut notes) = (Vec::new(), Vec::new());
    for line in joined.lines() {
        let line = line.trim_start_matches('#').trim();
        if line.chars().all(|c| c == '-') {
            continue;
        }
        let is_note = line.starts_with("<sup>");
        let mut plain = String::new();
        for part in line.strip_prefix("- ").unwrap_or(line).split("<sup>") {
            plain.push_str(part.split_once("</sup>").map_or(part, |(_, rest)| rest));
        }
        let words = plain.split_whitespace().map(str::to_owned);
        if is_note {
            notes.extend(words);
        } else {
            body.extend(words);
        }
    }
    (body, notes)
}

#[test]
fn the_exported_text_holds_every_word_once_and_in_order() {
    let (mut words, notes) = words_of_the_source();
    words.extend(notes);
    assert_eq!(words.len(), 12_478);
    let text = stdout(&["export", "--to", "text"]);
    let found: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().zip(&found).position(|(wanted, found)| wanted != found).unwrap_or(0);
    let near = |words: &[&str]| words[at.saturating_sub(5)..(at + 5).min(words.len())].join(" ");
    let wanted: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(wanted == found, "wanted … {} …\nfound  … {} …", near(&wanted), near(&found));
}

#[test]
fn the_embedded_report_is_what_import_makes_of_its_source() {
    let output = baocao(&["import", &data("source.md"), "--with", &data("curation.json")]);
    assert!(output.status.success());
    let kept = std::fs::read(data("report.json")).expect("report.json");
    assert!(
        output.stdout == kept,
        "make it again: baocao import source.md --with curation.json -o report.json"
    );
    for line in String::from_utf8(output.stderr).expect("UTF-8").lines() {
        assert!(line.contains("source.md: line "), "{line}");
    }
    assert_eq!(stdout(&["export", "--to", "json"]).as_bytes(), kept);
}

#[test]
fn check_is_quiet_about_a_sound_report_and_loud_about_another() {
    assert_eq!(stdout(&["check"]), "");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bad.json");
    let text =
        r#"{"format":"baocao/1","title":"","sections":[{"id":"a","title":["x",{"note":"7"}]}]}"#;
    std::fs::write(&path, text).expect("a file");
    let output = baocao(&["check", path.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "a: the reference `7` has no note\n");
}

#[test]
fn check_prints_what_import_had_to_guess() {
    let source = data("source.md");
    let output = baocao(&["check", &source]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let found = String::from_utf8(output.stdout).expect("UTF-8");
    let imported = String::from_utf8(baocao(&["import", &source]).stderr).expect("UTF-8");
    let before = format!("baocao: {source}: ");
    let guessed: Vec<&str> =
        imported.lines().map(|line| line.strip_prefix(&before).unwrap_or(line)).collect();
    assert!(!guessed.is_empty());
    assert_eq!(found.lines().collect::<Vec<_>>(), guessed);
}

#[test]
fn search_prints_json_lines_or_nothing() {
    let found = json(&["search", "--json", "thuy dien"]);
    assert_eq!(found["query"], "thuy dien");
    let hits = found["hits"].as_array().expect("hits");
    let counted =
        ["total", "apart", "approximate"].map(|part| found[part].as_u64().expect("a count"));
    assert_eq!(counted.iter().sum::<u64>(), hits.len() as u64);
    assert!(hits.iter().all(|hit| hit["citation"].is_string() && hit["view"].is_string()));
    let addresses: Vec<&str> = hits.iter().filter_map(|hit| hit["address"].as_str()).collect();
    assert!(addresses.contains(&"note/1") && addresses.contains(&"p1.II.1/3"), "{addresses:?}");
    for hit in hits {
        let text: Vec<char> = hit["text"].as_str().expect("a text").chars().collect();
        for range in hit["matches"].as_array().expect("matches") {
            let (start, end) =
                (range[0].as_u64().expect("a start"), range[1].as_u64().expect("an end"));
            let word: String = text[start as usize..end as usize].iter().collect();
            assert!(
                ["thủy", "điện", "diện", "thủy điện"].contains(&word.to_lowercase().as_str()),
                "{word}"
            );
        }
    }
    assert_eq!(
        json(&["search", "--json", "--limit", "1", "OCOP"])["hits"].as_array().map(Vec::len),
        Some(1)
    );
    assert!(stdout(&["search", "OCOP"]).starts_with("p1.II.1/2\t"));
    for args in [["search", "qwxzkv"].as_slice(), &["search", "--json", "qwxzkv"]] {
        let (code, said) = refused(args);
        assert!(code == 1 && said.contains("qwxzkv") && said.lines().count() == 1, "{said}");
    }
    let rows = stdout(&["search", "--csv", "OCOP"]);
    assert!(
        rows.starts_with("address,kind,view,path,text,matches,apart,fuzzy,citation\n"),
        "{rows}"
    );
    // Each of its two places in the text is told of in its one row.
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(rows.as_bytes()).records().map(|row| row.expect("CSV")).collect();
    let places: Vec<(&str, &str)> = rows.iter().map(|row| (&row[0], &row[5])).collect();
    assert_eq!(places, [("p1.II.1/2", "2")]);
}

/// The names of all commands, as the help lists them.
fn commands() -> Vec<String> {
    let help = stdout(&["--help"]);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = lines.map_while(|line| line.split_whitespace().next().map(str::to_owned));
    names.filter(|name| name != "help").collect()
}

#[test]
fn the_readme_names_every_command() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(path).expect("README.md");
    for command in commands() {
        assert!(readme.contains(&format!("\nbaocao {command}")), "{command}");
    }
}

#[test]
fn completions_are_what_the_shell_can_read_and_name_every_command() {
    assert!(commands().len() > 10, "{:?}", commands());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{command} in {shell}");
        }
        for option in ["no-mouse", "limit"] {
            assert!(script.contains(option), "{option} in {shell}");
        }
        // Not every machine has every shell.
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("script");
        std::fs::write(&path, script).expect("a file");
        let checked = ["bash", "zsh", "fish"].contains(&shell);
        if let Some(Ok(read)) = checked.then(|| Command::new(shell).arg("-n").arg(&path).output()) {
            assert!(read.status.success() && read.stderr.is_empty(), "{read:?}");
        }
    }
    let complete = r#"source <("$0" completions bash); COMP_WORDS=(baocao se) COMP_CWORD=1
        _baocao baocao se baocao; echo "${COMPREPLY[@]}""#;
    let found = Command::new("bash").args(["-c", complete, env!("CARGO_BIN_EXE_baocao")]).output();
    if let Ok(found) = found {
        assert_eq!(String::from_utf8_lossy(&found.stdout), "search\n", "{found:?}");
    }
}

#[test]
fn the_manual_page_has_every_command_with_its_options() {
    let page = stdout(&["man"]);
    assert!(page.contains(".TH baocao 1"), "{page}");
    for command in commands() {
        assert!(page.contains(&format!("\n.SS {command}\n")), "{command}");
    }
    for option in ["\\-\\-no\\-mouse", "\\-\\-limit", "\\-\\-with"] {
        assert!(page.contains(option), "{option}");
    }
    let groff = Command::new("groff")
        .args(["-man", "-Tutf8", "-ww", "-z"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    // Not every machine has groff.
    if let Ok(mut groff) = groff {
        let mut input = groff.stdin.take().expect("a pipe");
        std::io::Write::write_all(&mut input, page.as_bytes()).expect("it reads");
        drop(input);
        let read = groff.wait_with_output().expect("it ends");
        assert!(read.status.success() && read.stderr.is_empty(), "{read:?}");
    }
}

/// Runs the program with this on standard input.
fn given(input: &[u8], args: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("input");
    std::fs::write(&path, input).expect("a file");
    let file = std::fs::File::open(&path).expect("a file");
    Command::new(env!("CARGO_BIN_EXE_baocao"))
        .args(args)
        .stdin(file)
        .output()
        .expect("the program starts")
}

#[test]
fn a_dash_is_the_report_on_standard_input_wherever_a_report_is_taken() {
    let source = std::fs::read(data("source.md")).expect("the source");
    let report = std::fs::read(data("report.json")).expect("report.json");
    let markdown = stdout(&["export", "--to", "markdown"]);
    let named = |arg: &&str| !["-", "--report"].contains(arg);
    for args in [
        ["outline", "-"].as_slice(),
        &["outline", "--json", "-"],
        &["search", "OCOP", "--report", "-"],
        &["export", "-"],
        &["export", "--to", "markdown", "-"],
    ] {
        let inside: Vec<&str> = args.iter().copied().filter(named).collect();
        for input in [report.as_slice(), &source, markdown.as_bytes()] {
            let output = given(input, args);
            assert!(output.status.success(), "{args:?} {output:?}");
            assert_eq!(String::from_utf8_lossy(&output.stdout), stdout(&inside), "{args:?}");
        }
    }
    // What had to be guessed of Markdown is printed, too: of these two nothing.
    for input in [report.as_slice(), markdown.as_bytes()] {
        let output = given(input, &["check", "-"]);
        assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    }
    // These say what Markdown does not hold: figures, views, who issued it.
    for args in [["figures", "-"].as_slice(), &["frame", "-"], &["show", "note/1", "--report", "-"]]
    {
        let inside: Vec<&str> = args.iter().copied().filter(named).collect();
        let output = given(&report, args);
        assert_eq!(String::from_utf8_lossy(&output.stdout), stdout(&inside));
    }
    let imported = given(&source, &["import", "-", "--with", &data("curation.json"), "-o", "-"]);
    assert_eq!(imported.stdout, report);
    let said = String::from_utf8(imported.stderr).expect("UTF-8");
    assert!(said.lines().all(|line| line.starts_with("baocao: standard input: line ")), "{said}");
    let curation = std::fs::read(data("curation.json")).expect("the curation");
    assert_eq!(given(&curation, &["import", &data("source.md"), "--with", "-"]).stdout, report);
}

#[test]
fn what_is_wrong_with_standard_input_is_said_of_it() {
    let large = vec![b'x'; (16 << 20) + 1];
    for (input, args, says) in [
        (
            b"".as_slice(),
            ["check", "-"].as_slice(),
            "standard input: an empty file: there is nothing to read",
        ),
        (b"{\"format\": 7}", &["check", "-"], "standard input: format: "),
        (b"  {", &["outline", "-"], "standard input: EOF while parsing"),
        (&large, &["export", "-"], "standard input: larger than the limit of 16 MB"),
        (b"x", &["import", "-", "--with", "-"], "standard input can be the report or "),
    ] {
        let output = given(input, args);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
        assert!(said.contains(says) && output.stdout.is_empty(), "{said}");
    }
}

// Closed by a shell.
#[cfg(unix)]
#[test]
fn a_closed_standard_input_is_said_of_it() {
    let closed = Command::new("sh")
        .args(["-c", "\"$0\" check - <&-", env!("CARGO_BIN_EXE_baocao")])
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&closed.stderr);
    assert!(!closed.status.success() && said.contains("standard input: "), "{said}");
}

#[test]
fn show_prints_a_position_with_its_citation() {
    let text = stdout(&["show", "note/7"]);
    assert!(text.starts_with("⁷") || text.starts_with("7 Các đơn vị, doanh nghiệp"), "{text}");
    assert!(text.ends_with("[note/7]\n"), "{text}");
    let shown = json(&["show", "--json", "p1.II.1/3", "p1.IV.2"]);
    assert_eq!(shown[0]["kind"], "block");
    assert_eq!(shown[0]["notes"].as_array().map(Vec::len), Some(2));
    assert_eq!(shown[0]["path"][2], "1. Kinh tế");
    assert_eq!(shown[1]["text"].as_array().map(Vec::len), Some(9));
    let (code, said) = refused(&["show", "p9.\u{1b}[31m"]);
    assert_eq!(code, 1);
    assert!(said.contains("there is no address `p9.␛[31m`"), "{said}");
}

#[test]
fn a_frame_is_one_screen_as_text() {
    let screen = stdout(&["frame", "--size", "80x24", "--keys", "/OCOP<enter>", "--lang", "en"]);
    assert_eq!(screen.lines().count(), 24);
    assert!(screen.contains("“OCOP” 1/2") || screen.contains("“OCOP” 2/2"), "{screen}");
}

#[test]
fn wrong_arguments_are_named_and_exit_with_two() {
    for args in [
        ["--nosuch"].as_slice(),
        &["completions"],
        &["completions", "cmd"],
        &["man", "x"],
        &["search"],
        &["frame", "--size", "0x0"],
        &["frame", "--keys", "<nokey>"],
        &["export", "--to", "pdf"],
        &["a", "b\u{1b}[2J"],
    ] {
        let (code, said) = refused(args);
        assert_eq!(code, 2, "{args:?} {said}");
        assert!(!said.is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    std::fs::write(at("bad.json"), "{\n  \"format\": 7\n}").expect("a file");
    std::fs::write(at("cut.json"), "{\"format\": \"baocao/1\",").expect("a file");
    let is_named = |path: &str, says: &str| {
        let (code, said) = refused(&["check", path]);
        assert_eq!(code, 1);
        assert!(said.contains(says) && said.lines().count() == 1, "{said}");
    };
    is_named(&at("none.json"), "none.json");
    is_named(&at("bad.json"), "bad.json: format: ");
    is_named(&at("cut.json"), "line 1 column 22");
    is_named(&at(""), "not a regular file");
    // Names and files that Windows does not have.
    if cfg!(unix) {
        std::fs::write(at("e\u{1b}[2J.json"), "[]").expect("a file");
        is_named(&at("e\u{1b}[2J.json"), "e␛[2J.json");
        is_named("/dev/zero", "not a regular file");
    }
}

// Read and closed by a shell.
#[cfg(unix)]
#[test]
fn a_pipe_that_closes_ends_it_quietly_and_a_full_disk_does_not() {
    let run = |args: &str, into: &str| {
        let script = format!("{} {args} {into}", env!("CARGO_BIN_EXE_baocao"));
        Command::new("sh").args(["-c", &script]).output().expect("a shell")
    };
    let folder = tempfile::tempdir().expect("a folder");
    let unsound = folder.path().join("unsound.json");
    let text = r#"{"format":"baocao/1","title":"","sections":[{"id":"","title":[{"note":"7"}]}]}"#;
    std::fs::write(&unsound, text).expect("a file");
    let import = format!("import {} 2>/dev/null", data("source.md"));
    let check = format!("check {}", unsound.to_str().expect("UTF-8"));
    for args in [
        "export",
        "export --to json",
        "outline",
        "outline --json",
        "search xã",
        "search --json xã",
        "frame",
        "frame --to svg",
        "show p1",
        "show --json p1",
        "--help",
        "help search",
        "--version",
        "export --to markdown",
        "schema",
        "man",
        "completions bash",
        "completions zsh",
        "completions fish",
        &import,
        &check,
    ] {
        for reader in ["| head -n 1", "| head -c 1", "| true"] {
            let output = run(args, reader);
            assert!(
                output.status.success() && output.stderr.is_empty(),
                "{args} {reader}: {output:?}"
            );
        }
        let output = run(args, ">&-");
        assert!(output.stderr.is_empty(), "{args}: {output:?}");
        let output = run(args, ">/dev/full");
        assert_eq!(output.status.code(), Some(1), "{args}");
        let said = String::from_utf8_lossy(&output.stderr);
        let lines = usize::from(!args.contains("2>"));
        assert_eq!(said.lines().count(), lines, "{args}: {said}");
    }
}

#[test]
fn an_import_that_fails_leaves_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("report.json");
    std::fs::write(&target, "kept").expect("a file");
    let to = target.to_str().expect("UTF-8");
    let curation = folder.path().join("bad.json");
    std::fs::write(&curation, "{\"views\": 3}").expect("a file");
    let (code, said) = refused(&[
        "import",
        &data("source.md"),
        "--with",
        curation.to_str().expect("UTF-8"),
        "--force",
        "-o",
        to,
    ]);
    assert_eq!(code, 1);
    assert!(said.contains("bad.json: views: "), "{said}");
    assert_eq!(std::fs::read_to_string(&target).expect("a file"), "kept");
    assert_eq!(stdout(&["import", &data("source.md"), "--force", "-o", to]), "");
    assert!(
        std::fs::read_to_string(&target)
            .expect("a file")
            .starts_with("{\n  \"format\": \"baocao/1\"")
    );
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 2);
}
