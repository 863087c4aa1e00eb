//! Small reports, one for each way of writing them.

use super::{outline, problems, read};

#[test]
fn show() {
    let dir = std::env::var("SMALL").unwrap_or_default();
    let mut files: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let imported = read(&text);
        println!(
            "=== {}\n{}--\n{}",
            file.display(),
            outline(&imported.report),
            problems(&imported)
        );
    }
}
