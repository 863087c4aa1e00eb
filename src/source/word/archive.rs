//! The parts of a Word file: what is in the archive, unpacked up to a limit, and which part is which. What the parts say
//! is not read here.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::xml::{self, Tree};
use crate::source::encoding;
use crate::source::refusal::{Limited, Refusal};

/// The most bytes of all parts together, unpacked. A report of a thousand pages has some 20 MB.
const MAX_UNPACKED: u64 = 64 << 20;

/// The most parts. A document with hundreds of pictures has as many.
const MAX_PARTS: usize = 20_000;

/// A Word file as an archive of parts, each known by its path.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part is, by its path in small letters: paths of parts are the same whatever their case.
    index: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    budget: u64,
}

impl<'a> Archive<'a> {
    /// Opens the archive. Nothing is unpacked yet.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Refusal::DamagedArchive(error.to_string()))?;
        if zip.len() > MAX_PARTS {
            return Err(Refusal::WordTooLarge(Limited::Parts, MAX_PARTS));
        }
        let names = zip.file_names_raw().map(|name| String::from_utf8_lossy(name).to_lowercase());
        let index = names.enumerate().map(|(at, name)| (name.replace('\\', "/"), at)).collect();
        Ok(Self { zip, index, budget: MAX_UNPACKED })
    }

    /// The paths of all parts, in no order.
    pub(super) fn names(&self) -> Vec<String> {
        self.index.keys().cloned().collect()
    }

    /// The part at a path, as a tree; `None` if there is none.
    pub(super) fn tree(&mut self, path: &str) -> Result<Option<Tree>, Refusal> {
        let Some(bytes) = self.part(path)? else {
            return Ok(None);
        };
        // XML may be in UTF-16; everything else is UTF-8.
        let text = encoding::utf16_by_mark(&bytes).map_or_else(|| String::from_utf8(bytes), Ok);
        let text = text.map_err(|_| damaged(path, "not UTF-8"))?;
        match Tree::parse(&text) {
            Ok(tree) => Ok(Some(tree)),
            Err(xml::Error::Limit(what, most)) => Err(Refusal::WordTooLarge(what, most)),
            Err(xml::Error::IllFormed(error)) => Err(damaged(path, &error)),
            Err(xml::Error::DocumentType) => Err(damaged(path, "it declares a document type")),
        }
    }

    fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(&at) = self.index.get(&path.to_lowercase()) else {
            return Ok(None);
        };
        let file = self.zip.by_index(at).map_err(|error| damaged(path, &error.to_string()))?;
        let mut bytes = Vec::new();
        file.take(self.budget + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(path, &error.to_string()))?;
        let limit = (MAX_UNPACKED >> 20) as usize;
        let too_large = || Refusal::WordTooLarge(Limited::UnpackedMegabytes, limit);
        self.budget = self.budget.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        Ok(Some(bytes))
    }

    /// Which part is which: the document itself, and what it refers to.
    pub(super) fn parts(&mut self) -> Result<Parts, Refusal> {
        let package = self.relations("_rels/.rels", "")?;
        let document = package
            .get("officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), Clone::clone);
        let (folder, file) = document.rsplit_once('/').unwrap_or(("", &document));
        let relations = self.relations(&format!("{folder}/_rels/{file}.rels"), folder)?;
        // Without relations, the usual names.
        let path = |kind: &str| {
            relations.get(kind).map_or_else(|| format!("{folder}/{kind}.xml"), Clone::clone)
        };
        let (styles, numbering, settings) = (path("styles"), path("numbering"), path("settings"));
        let (footnotes, endnotes) = (path("footnotes"), path("endnotes"));
        Ok(Parts { document, styles, numbering, settings, footnotes, endnotes })
    }

    /// The paths that a part of relations names, by the last word of their type.
    fn relations(&mut self, path: &str, folder: &str) -> Result<HashMap<String, String>, Refusal> {
        let Some(tree) = self.tree(path)? else {
            return Ok(HashMap::new());
        };
        let mut relations = HashMap::new();
        for relation in tree.root().children() {
            let (Some(kind), Some(target)) =
                (relation.attribute("Type"), relation.attribute("Target"))
            else {
                continue;
            };
            let kind = kind.rsplit('/').next().unwrap_or(kind);
            let target = target.replace('\\', "/");
            let path = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None if folder.is_empty() => target,
                None => format!("{folder}/{target}"),
            };
            relations.entry(kind.to_owned()).or_insert(path);
        }
        Ok(relations)
    }
}

/// The paths of the parts that are read.
pub(super) struct Parts {
    pub(super) document: String,
    pub(super) styles: String,
    pub(super) numbering: String,
    pub(super) settings: String,
    pub(super) footnotes: String,
    pub(super) endnotes: String,
}

/// A refusal because of a part that cannot be read.
fn damaged(path: &str, error: &str) -> Refusal {
    Refusal::DamagedPart(path.to_owned(), error.to_owned())
}
