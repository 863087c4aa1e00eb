//! `baocao schema`: prints the JSON Schema of a report or of a curation file.

use anyhow::Context;
use serde_json::{Value, json};

use super::{OK, Out, embedded};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// That of a curation file: what is known of a report beyond its text.
    #[arg(long)]
    curation: bool,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    if args.curation {
        out.json(&curation_schema()?)?;
    } else {
        out.line(embedded::SCHEMA.trim_end())?;
    }
    Ok(OK)
}

/// The members of a report other than its text.
const TEXT: [&str; 4] = ["format", "title", "sections", "notes"];
/// The definitions that only the text uses.
const PARTS_OF_TEXT: [&str; 8] =
    ["page", "span", "text", "run", "cell", "section", "block", "note"];

/// The schema of a curation file: that of a report without the text.
fn curation_schema() -> anyhow::Result<Value> {
    let mut schema: Value = serde_json::from_str(embedded::SCHEMA)?;
    let root = schema.as_object_mut().context("the schema inside the program")?;
    root.insert("title".to_owned(), json!("A curation file of baocao"));
    let description = "What people know of a report beyond its text. All may be left out. `baocao check REPORT --with FILE` says whether ids are unique, and places and quotes are there.";
    root.insert("description".to_owned(), json!(description));
    root.remove("required");
    let about = json!({ "description": "What the file says of itself.", "type": "string" });
    schema["properties"]["about"] = about;
    for (member, names) in [("properties", &TEXT[..]), ("$defs", &PARTS_OF_TEXT[..])] {
        if let Some(object) = schema[member].as_object_mut() {
            object.retain(|name, _| !names.contains(&name.as_str()));
        }
    }
    Ok(schema)
}
