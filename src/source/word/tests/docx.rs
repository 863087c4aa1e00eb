//! Word files made of small parts, and blocks as lines that can be compared.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use crate::source::raw::{RawBlock, RawKind, RawRun, Style};
use crate::source::word;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The namespaces that Word declares.
const NAMESPACES: &str = "\
    xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
    xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
    xmlns:v='urn:schemas-microsoft-com:vml' \
    xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'";

/// A Word file to be.
pub(crate) struct Docx {
    parts: Vec<(String, String)>,
}

impl Docx {
    /// One without parts.
    pub(crate) fn empty() -> Self {
        Self { parts: Vec::new() }
    }

    /// One with this body.
    pub(crate) fn new(body: &str) -> Self {
        Self::empty().part("document", &Self::xml(body))
    }

    /// The main part of one with this body.
    pub(crate) fn xml(body: &str) -> String {
        format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
    }

    /// With one more part in its folder, as it is.
    pub(crate) fn part(mut self, name: &str, xml: &str) -> Self {
        self.parts.push((format!("word/{name}.xml"), xml.to_owned()));
        self
    }

    /// With a part that has this root with this content.
    pub(crate) fn with(self, root: &str, content: &str) -> Self {
        let xml = format!("<w:{root} {NAMESPACES}>{content}</w:{root}>");
        self.part(root, &xml)
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let parts: Vec<(&str, &[u8])> =
            self.parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
        archive(&parts)
    }

    /// Its blocks as lines: see [`lines`].
    pub(crate) fn lines(&self) -> String {
        lines(&self.blocks())
    }

    /// Its blocks.
    pub(crate) fn blocks(&self) -> Vec<RawBlock> {
        word::read(&self.bytes()).expect("a Word file").0
    }

    /// Its problems, one a line.
    pub(crate) fn problems(&self) -> String {
        let (_, problems) = word::read(&self.bytes()).expect("a Word file");
        problems.iter().fold(String::new(), |mut out, problem| {
            let _ = writeln!(out, "{problem}");
            out
        })
    }
}

/// An archive of parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).expect("a path");
        writer.write_all(content).expect("written to memory");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A paragraph with properties and runs.
pub(crate) fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A run of text.
pub(crate) fn r(text: &str) -> String {
    run("", text)
}

/// A run of text with properties.
pub(crate) fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// Blocks, a line each: `T` text, `B` with the columns before it and the bullet, `NOTE` key and label, `PAGE`, `TABLE` with
/// a line for each cell below it. Labels stand in brackets, references in braces, `/` is a break.
pub(crate) fn lines(blocks: &[RawBlock]) -> String {
    let mut out = String::new();
    write_blocks(blocks, 0, &mut out);
    out
}

fn write_blocks(blocks: &[RawBlock], depth: usize, out: &mut String) {
    for block in blocks {
        let indent = "  ".repeat(depth);
        let mut hints = String::new();
        if block.hints.centred {
            hints.push_str(" centred");
        }
        if let Some(level) = block.hints.outline_level {
            let _ = write!(hints, " level {level}");
        }
        if let Some(page) = block.hints.page {
            let _ = write!(hints, " page {page}");
        }
        if let Some(label) = &block.hints.label {
            let _ = write!(hints, " [{label}]");
        }
        let kind = match &block.kind {
            RawKind::Text => "T".to_owned(),
            RawKind::Bullet { indent, marker } => format!("B{indent}{marker}"),
            RawKind::Note { key, label } => format!("NOTE {key} {label}"),
            RawKind::PageBreak => "PAGE".to_owned(),
            RawKind::Rule => "RULE".to_owned(),
            RawKind::Table(table) => {
                let lines = if table.borderless { " without lines" } else { "" };
                let heads = table.head_rows;
                let _ = writeln!(out, "{indent}TABLE{lines} {heads} heads{hints}");
                for row in &table.rows {
                    let _ = writeln!(out, "{indent}  row");
                    for cell in row {
                        let _ = writeln!(out, "{indent}    {}x{}", cell.colspan, cell.rowspan);
                        write_blocks(&cell.blocks, depth + 3, out);
                    }
                }
                continue;
            }
        };
        let _ = writeln!(out, "{indent}{kind}{hints} {}", runs(&block.runs));
    }
}

/// Runs as text: `*em*`, `**strong**`, `{note}`, `/` for a break, `|3|` where page 3 begins.
pub(crate) fn runs(runs: &[RawRun]) -> String {
    runs.iter()
        .map(|run| match run {
            RawRun::Text(Style::Plain, text) => text.clone(),
            RawRun::Text(Style::Em, text) => format!("*{text}*"),
            RawRun::Text(Style::Strong, text) => format!("**{text}**"),
            RawRun::Reference(reference) => format!("{{{}}}", reference.key),
            RawRun::Break | RawRun::LineEnd => "/".to_owned(),
            RawRun::Page(page) => format!("|{page}|"),
        })
        .collect()
}
