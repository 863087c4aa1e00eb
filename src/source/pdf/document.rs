//! Access to a PDF file's objects, with a limit on everything that a hostile file could make large. What the objects
//! say of text is read elsewhere.

use std::cell::Cell;

use lopdf::{Dictionary, Document as Objects, LoadOptions, Object, ObjectId, Stream};
use memchr::memmem;

use super::operators::is_space;
use crate::source::refusal::{Limited, Refusal};

/// The longest file that is read, in bytes.
const MAX_FILE: usize = 64 << 20;
/// The most objects of a file.
const MAX_OBJECTS: usize = 1_000_000;
/// The most pages of a file.
const MAX_PAGES: usize = 5_000;
/// The most words of a file outside of its streams: numbers, names and brackets, which take far more room when read.
const MAX_WORDS: usize = 3_000_000;
/// The most bytes that a stream of objects may unpack to.
const MAX_OBJECT_STREAM: usize = 4 << 20;
/// The most bytes that one stream may unpack to.
const MAX_STREAM: usize = 32 << 20;
/// The most bytes that all streams together may unpack to.
const MAX_UNPACKED: usize = 256 << 20;
/// How many references in a row are followed.
const MAX_REFERENCES: usize = 16;
/// How far up the page tree an inherited attribute is looked for.
const MAX_TREE_DEPTH: usize = 64;

/// An open file.
pub(super) struct PdfDocument {
    objects: Objects,
    pages: Vec<ObjectId>,
    /// How many bytes streams may still unpack to.
    budget: Cell<usize>,
}

impl PdfDocument {
    /// Opens a file that needs no password.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > MAX_FILE {
            return Err(Refusal::PdfTooLarge(Limited::Megabytes, MAX_FILE >> 20));
        }
        if words_outside_streams(bytes) > MAX_WORDS {
            return Err(Refusal::PdfTooLarge(Limited::PdfWords, MAX_WORDS));
        }
        let options = LoadOptions {
            max_decompressed_size: Some(MAX_OBJECT_STREAM),
            ..LoadOptions::default()
        };
        let objects = match Objects::load_mem_with_options(bytes, options) {
            Ok(objects) => objects,
            Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => {
                return Err(Refusal::PdfPassword);
            }
            Err(_) => return Err(Refusal::PdfDamaged),
        };
        // What could not be decrypted without a password needs one.
        if objects.trailer.has(b"Encrypt") && !objects.was_encrypted() {
            return Err(Refusal::PdfPassword);
        }
        if objects.objects.len() > MAX_OBJECTS {
            return Err(Refusal::PdfTooLarge(Limited::PdfObjects, MAX_OBJECTS));
        }
        let pages: Vec<ObjectId> = objects.page_iter().take(MAX_PAGES + 1).collect();
        match pages.len() {
            0 => Err(Refusal::PdfDamaged),
            n if n > MAX_PAGES => Err(Refusal::PdfTooLarge(Limited::Pages, MAX_PAGES)),
            _ => Ok(Self { objects, pages, budget: Cell::new(MAX_UNPACKED) }),
        }
    }

    /// The pages in order.
    pub(super) fn pages(&self) -> &[ObjectId] {
        &self.pages
    }

    /// The document's catalog.
    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.objects.catalog().ok()
    }

    /// The dictionary with the number `id`.
    pub(super) fn dictionary(&self, id: ObjectId) -> Option<&Dictionary> {
        self.objects.get_object(id).ok().and_then(as_dictionary)
    }

    /// What an object is, after the references that lead to it.
    pub(super) fn resolve<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        let mut object = object;
        for _ in 0..MAX_REFERENCES {
            match object {
                Object::Reference(id) => object = self.objects.get_object(*id).ok()?,
                Object::Null => return None,
                other => return Some(other),
            }
        }
        None
    }

    /// The value of `key`.
    pub(super) fn get<'a>(&'a self, dict: &'a Dictionary, key: &str) -> Option<&'a Object> {
        self.resolve(dict.get(key.as_bytes()).ok()?)
    }

    /// The value of `key`, if it is a dictionary, or a stream's.
    pub(super) fn get_dictionary<'a>(
        &'a self,
        dict: &'a Dictionary,
        key: &str,
    ) -> Option<&'a Dictionary> {
        as_dictionary(self.get(dict, key)?)
    }

    /// The value of `key`, if it is a stream.
    pub(super) fn get_stream<'a>(&'a self, dict: &'a Dictionary, key: &str) -> Option<&'a Stream> {
        self.get(dict, key)?.as_stream().ok()
    }

    /// The value of `key`, if it is a name.
    pub(super) fn get_name<'a>(&'a self, dict: &'a Dictionary, key: &str) -> Option<&'a [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    /// The value of `key`, if it is a number.
    pub(super) fn get_number(&self, dict: &Dictionary, key: &str) -> Option<f32> {
        self.number(self.get(dict, key)?)
    }

    /// The value of `key`, if it is an array; else nothing.
    pub(super) fn get_array<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a [Object] {
        self.get(dict, key).and_then(|object| object.as_array().ok()).map_or(&[], Vec::as_slice)
    }

    /// The `N` numbers of an array.
    pub(super) fn get_numbers<const N: usize>(
        &self,
        dict: &Dictionary,
        key: &str,
    ) -> Option<[f32; N]> {
        let mut numbers = [0.0; N];
        let array = self.get_array(dict, key);
        for (slot, number) in numbers.iter_mut().zip(array) {
            *slot = self.number(number)?;
        }
        (array.len() == N).then_some(numbers)
    }

    /// A finite number.
    pub(super) fn number(&self, object: &Object) -> Option<f32> {
        self.resolve(object)?.as_float().ok().filter(|number| number.is_finite())
    }

    /// A stream's bytes, unpacked; nothing where it cannot be unpacked within the limits.
    pub(super) fn unpack(&self, stream: &Stream) -> Vec<u8> {
        let most = MAX_STREAM.min(self.budget.get());
        let bytes = stream.get_plain_content_with_limit(most).unwrap_or_default();
        self.budget.set(self.budget.get().saturating_sub(bytes.len()));
        bytes
    }

    /// What a page draws: its content streams, one after the other.
    pub(super) fn page_content(&self, page: &Dictionary) -> Vec<u8> {
        match self.get(page, "Contents") {
            Some(Object::Stream(stream)) => self.unpack(stream),
            Some(Object::Array(parts)) => {
                let mut content = Vec::new();
                for part in parts {
                    if let Some(Object::Stream(stream)) = self.resolve(part) {
                        content.extend(self.unpack(stream));
                        content.push(b'\n');
                    }
                    if content.len() > MAX_STREAM {
                        break;
                    }
                }
                content
            }
            _ => Vec::new(),
        }
    }

    /// An attribute of a page, or of the nearest node above it in the page tree that has it.
    pub(super) fn inherited<'a>(&'a self, page: &'a Dictionary, key: &str) -> Option<&'a Object> {
        let mut node = page;
        for _ in 0..MAX_TREE_DEPTH {
            if let Some(value) = self.get(node, key) {
                return Some(value);
            }
            node = self.get_dictionary(node, "Parent")?;
        }
        None
    }
}

/// How many words stand in a file outside of its streams.
fn words_outside_streams(bytes: &[u8]) -> usize {
    let mut words = 0;
    let mut rest = bytes;
    while let Some(start) = memmem::find(rest, b"stream") {
        let data = &rest[start..];
        // In a damaged file what follows may be no stream: then it is counted, too.
        let Some(end) = memmem::find(data, b"endstream") else { break };
        words += count_words(&rest[..start]);
        rest = &data[end + b"endstream".len()..];
    }
    words + count_words(rest)
}

fn count_words(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_space(**byte) || b"/[<(".contains(byte)).count()
}

/// A dictionary, or that of a stream.
fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}
