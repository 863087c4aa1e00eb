//! A part of a Word file as a tree of elements, kept to limits while it is parsed. What elements mean is not known here.
//!
//! The tree is a list of elements in document order. It is made from the events of `quick_xml` and not by a crate that
//! makes trees, because `roxmltree` compares each attribute with all others of its element and copies all namespaces that
//! are known wherever one is declared: time grows with the square of what a hostile file declares.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use fnv::FnvBuildHasher;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::source::refusal::Limited;

/// The most elements and attributes of a part. A report of 40 pages has some 40,000.
const MAX_NODES: usize = 2_000_000;

/// The deepest element. Text in a box in a table in a table is at some 40.
const MAX_DEPTH: usize = 200;

/// The most namespaces declared at one place.
const MAX_NAMESPACES: usize = 200;

/// The most names of elements and attributes. Word knows some 2,000.
const MAX_NAMES: usize = 20_000;

/// The most text that is shown, in bytes. A report of a thousand pages has some 3 MB.
const MAX_TEXT: usize = 8 << 20;

/// The namespaces whose elements are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Word's own, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// Alternatives for programs of different ages.
    Compatibility,
    /// Any other.
    Other,
}

impl Space {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            _ => Self::Other,
        }
    }
}

/// Why a part is no tree.
#[derive(Debug)]
pub(super) enum Error {
    /// It is not well-formed.
    IllFormed(String),
    /// It declares a document type, which no Word file does: entities could unfold without end.
    DocumentType,
    /// It has more of something than the limit.
    Limit(Limited, usize),
}

/// A part as a tree. The first element is the root.
pub(super) struct Tree {
    elements: Vec<Record>,
    attributes: Vec<(u32, Range<u32>)>,
    /// The text and the values of attributes, one behind the other.
    text: String,
    names: Vec<String>,
}

/// What is kept of an element.
struct Record {
    space: Space,
    name: u32,
    /// Its own text, if it is one of [`WITH_TEXT`].
    text: Range<u32>,
    attributes: Range<u32>,
    /// The first element behind it that is not in it.
    end: u32,
    /// Whether it is a `t`, or one is in it.
    shows_text: bool,
}

/// The elements whose text is kept. All other text of a Word file is blanks between elements, or is not shown.
const WITH_TEXT: [&str; 2] = [TEXT, "instrText"];

/// The element of text that is shown.
const TEXT: &str = "t";

impl Tree {
    /// Parses a part.
    pub(super) fn parse(source: &str) -> Result<Self, Error> {
        let mut builder = Builder::default();
        for name in WITH_TEXT {
            builder.name(name);
        }
        let mut reader = Reader::from_str(source);
        loop {
            match reader.read_event().map_err(|error| Error::IllFormed(error.to_string()))? {
                Event::Start(tag) => builder.open(&tag)?,
                Event::Empty(tag) => {
                    builder.open(&tag)?;
                    builder.close();
                }
                Event::End(_) => builder.close(),
                Event::Text(text) => builder.text(&text.xml10_content())?,
                Event::CData(text) => builder.text(&text.xml10_content())?,
                Event::GeneralRef(reference) => builder.reference(&reference)?,
                Event::DocType(_) => return Err(Error::DocumentType),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => return builder.finish(),
            }
        }
    }

    /// The outermost element.
    pub(super) fn root(&self) -> XmlElement<'_> {
        XmlElement { tree: self, at: 0 }
    }
}

fn unescaped(raw: &str) -> Result<Cow<'_, str>, Error> {
    unescape(raw).map_err(|error| Error::IllFormed(error.to_string()))
}

#[derive(Default)]
struct Builder {
    elements: Vec<Record>,
    attributes: Vec<(u32, Range<u32>)>,
    text: String,
    names: HashMap<String, u32, FnvBuildHasher>,
    /// The bytes of text that is shown.
    shown: usize,
    /// The elements that are open, and how many namespaces were declared before each.
    open: Vec<(u32, usize)>,
    /// The namespaces declared by what is open: prefix and what it stands for.
    declared: Vec<(String, Space)>,
}

impl Builder {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Error::Limit(Limited::Levels, MAX_DEPTH));
        }
        if self.open.is_empty() && !self.elements.is_empty() {
            return Err(Error::IllFormed("more than one root".to_owned()));
        }
        let declared = self.declared.len();
        let attributes = self.attributes.len() as u32;
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| Error::IllFormed(error.to_string()))?;
            let key: &str = attribute.key.as_ref();
            if let Some(prefix) = namespace_prefix(key) {
                self.declared.push((prefix.to_owned(), Space::of(attribute.value.as_ref())));
            } else {
                let value = self.keep(&unescaped(attribute.value.as_ref())?);
                let name = self.name(key.rsplit(':').next().unwrap_or(key));
                self.attributes.push((name, value));
            }
            self.check()?;
        }
        let qualified = tag.name();
        let qualified: &str = qualified.as_ref();
        let (prefix, name) = qualified.split_once(':').unwrap_or(("", qualified));
        let space = self.declared.iter().rev().find(|(known, _)| known == prefix);
        let node = Record {
            space: space.map_or(Space::Other, |(_, space)| *space),
            name: self.name(name),
            text: 0..0,
            attributes: attributes..self.attributes.len() as u32,
            end: 0,
            shows_text: name == TEXT,
        };
        self.open.push((self.elements.len() as u32, declared));
        self.elements.push(node);
        self.check()
    }

    fn check(&self) -> Result<(), Error> {
        if self.elements.len() + self.attributes.len() > MAX_NODES {
            return Err(Error::Limit(Limited::Elements, MAX_NODES));
        }
        if self.names.len() > MAX_NAMES {
            return Err(Error::Limit(Limited::Names, MAX_NAMES));
        }
        if self.declared.len() > MAX_NAMESPACES {
            return Err(Error::Limit(Limited::Namespaces, MAX_NAMESPACES));
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some((at, declared)) = self.open.pop() else { return };
        self.declared.truncate(declared);
        self.elements[at as usize].end = self.elements.len() as u32;
        if let Some(&(parent, _)) = self.open.last() {
            let shows_text = self.elements[at as usize].shows_text;
            self.elements[parent as usize].shows_text |= shows_text;
        }
    }

    /// A character by its number or by one of the five names that XML knows.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Error> {
        let ill_formed = |error: &dyn fmt::Display| Error::IllFormed(error.to_string());
        let name: &str = reference;
        match reference.resolve_char_ref().map_err(|error| ill_formed(&error))? {
            Some(c) => self.text(c.encode_utf8(&mut [0; 4])),
            None => match resolve_predefined_entity(name) {
                Some(text) => self.text(text),
                None => Err(ill_formed(&format!("the entity {name} is not known"))),
            },
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        let Some(&(at, _)) = self.open.last() else { return Ok(()) };
        if self.elements[at as usize].name as usize >= WITH_TEXT.len() {
            return Ok(());
        }
        self.shown += text.len();
        if self.shown > MAX_TEXT {
            return Err(Error::Limit(Limited::TextBytes, MAX_TEXT));
        }
        let added = self.keep(text);
        let node = &mut self.elements[at as usize];
        // It comes in pieces; a piece behind an element within would not touch, and no writer puts one there.
        if node.text.end == added.start && !node.text.is_empty() {
            node.text.end = added.end;
        } else if node.text.is_empty() {
            node.text = added;
        }
        Ok(())
    }

    fn keep(&mut self, text: &str) -> Range<u32> {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        start..self.text.len() as u32
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.names.get(name) {
            return known;
        }
        let new = self.names.len() as u32;
        self.names.insert(name.to_owned(), new);
        new
    }

    fn finish(self) -> Result<Tree, Error> {
        if !self.open.is_empty() || self.elements.is_empty() {
            return Err(Error::IllFormed("cut short".to_owned()));
        }
        let mut names = vec![String::new(); self.names.len()];
        for (name, at) in self.names {
            names[at as usize] = name;
        }
        Ok(Tree { elements: self.elements, attributes: self.attributes, text: self.text, names })
    }
}

/// The prefix that an attribute declares a namespace for, if it does.
fn namespace_prefix(key: &str) -> Option<&str> {
    match key.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(super) struct XmlElement<'t> {
    tree: &'t Tree,
    at: u32,
}

impl<'t> XmlElement<'t> {
    fn node(self) -> &'t Record {
        &self.tree.elements[self.at as usize]
    }

    /// Whose element it is.
    pub(super) fn space(self) -> Space {
        self.node().space
    }

    /// Its name without prefix.
    pub(super) fn name(self) -> &'t str {
        &self.tree.names[self.node().name as usize]
    }

    /// Whether it is Word's element of this name.
    pub(super) fn is(self, name: &str) -> bool {
        self.space() == Space::Word && self.name() == name
    }

    /// Its text, if it is one of [`WITH_TEXT`].
    pub(super) fn text(self) -> &'t str {
        let Range { start, end } = self.node().text;
        &self.tree.text[start as usize..end as usize]
    }

    /// Whether text that is shown is anywhere in it.
    pub(super) fn shows_text(self) -> bool {
        self.node().shows_text
    }

    /// The elements right under it.
    pub(super) fn children(self) -> impl Iterator<Item = XmlElement<'t>> {
        let Self { tree, at } = self;
        let mut next = at + 1;
        let end = self.node().end;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(XmlElement { tree, at: next })?;
            next = child.node().end;
            Some(child)
        })
    }

    /// All elements under it, in document order.
    pub(super) fn descendants(self) -> impl Iterator<Item = XmlElement<'t>> {
        let Self { tree, at } = self;
        (at + 1..self.node().end).map(move |at| XmlElement { tree, at })
    }

    /// Word's element of this name right under it.
    pub(super) fn child(self, name: &str) -> Option<XmlElement<'t>> {
        self.children().find(|child| child.is(name))
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        let Range { start, end } = self.node().attributes;
        let attributes = &self.tree.attributes[start as usize..end as usize];
        let (_, value) =
            attributes.iter().find(|(known, _)| self.tree.names[*known as usize] == name)?;
        Some(&self.tree.text[value.start as usize..value.end as usize])
    }

    /// The `val` of the child of this name, which is how Word says most properties.
    pub(super) fn value(self, name: &str) -> Option<&'t str> {
        self.child(name)?.attribute("val")
    }

    /// The same as a number.
    pub(super) fn number<N: std::str::FromStr>(self, name: &str) -> Option<N> {
        self.value(name)?.trim().parse().ok()
    }

    /// A property that is on where its element is, unless this says that it is off.
    pub(super) fn switch(self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("val");
        Some(!matches!(value, Some("0" | "false" | "off" | "none")))
    }
}
