//! The structure that a tagged file stores: which paragraph each piece of marked content belongs to. What kind of block a
//! paragraph is, is left to its text and its look.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::document::PdfDocument;

/// How many elements of a structure are read.
const MAX_ELEMENTS: usize = 1_000_000;

/// How many roles in a row are followed.
const MAX_ROLES: usize = 8;

/// The paragraphs of marked content, by page and number.
#[derive(Debug, Default)]
pub(super) struct Structure {
    paragraphs: HashMap<(ObjectId, i64), u32>,
}

/// An element that is still to be read.
struct Pending<'a> {
    object: &'a Object,
    page: Option<ObjectId>,
    paragraph: Option<u32>,
}

impl Structure {
    /// Reads the structure tree, if there is one.
    pub(super) fn read(document: &PdfDocument) -> Self {
        let mut structure = Self::default();
        let root =
            document.catalog().and_then(|root| document.get_dictionary(root, "StructTreeRoot"));
        let Some(kids) = root.and_then(|root| root.get(b"K").ok()) else { return structure };
        let roles = root.and_then(|root| document.get_dictionary(root, "RoleMap"));
        let mut seen = HashSet::new();
        let mut paragraphs = 0;
        let mut pending = vec![Pending { object: kids, page: None, paragraph: None }];
        let mut left = MAX_ELEMENTS;
        while let Some(Pending { object, page, paragraph }) = pending.pop() {
            if left == 0 {
                break;
            }
            left -= 1;
            // A reference is followed once: an element has one parent.
            if let Object::Reference(id) = object
                && !seen.insert(*id)
            {
                continue;
            }
            match document.resolve(object) {
                Some(Object::Integer(number)) => structure.add(page, *number, paragraph),
                Some(Object::Array(kids)) => {
                    pending.extend(kids.iter().map(|object| Pending { object, page, paragraph }));
                }
                Some(Object::Dictionary(element)) => {
                    let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                    if let Some(number) = document.get_number(element, "MCID") {
                        structure.add(page, number as i64, paragraph);
                    } else if let Ok(object) = element.get(b"K") {
                        let paragraph = if begins_paragraph(document, roles, element) {
                            paragraphs += 1;
                            Some(paragraphs)
                        } else {
                            paragraph
                        };
                        pending.push(Pending { object, page, paragraph });
                    }
                }
                _ => {}
            }
        }
        structure
    }

    /// The paragraph of the content that page `page` marks with `number`.
    pub(super) fn paragraph(&self, page: ObjectId, number: i64) -> Option<u32> {
        self.paragraphs.get(&(page, number)).copied()
    }

    fn add(&mut self, page: Option<ObjectId>, number: i64, paragraph: Option<u32>) {
        if let (Some(page), Some(paragraph)) = (page, paragraph) {
            self.paragraphs.insert((page, number), paragraph);
        }
    }
}

/// Whether an element is a paragraph of its own, and no part of one, nor a group of them.
fn begins_paragraph(
    document: &PdfDocument,
    roles: Option<&Dictionary>,
    element: &Dictionary,
) -> bool {
    let Some(mut kind) = document.get_name(element, "S") else { return false };
    // A writer's own kinds are mapped to those of the standard.
    for _ in 0..MAX_ROLES {
        let role = roles.and_then(|roles| document.resolve(roles.get(kind).ok()?)?.as_name().ok());
        match role {
            Some(role) if role != kind => kind = role,
            _ => break,
        }
    }
    match kind {
        // A list item's label and body are one paragraph, unless the body has paragraphs.
        b"P" | b"H" | b"Title" | b"Caption" | b"TOCI" | b"TD" | b"TH" | b"LI" => true,
        [b'H', digit] => digit.is_ascii_digit(),
        _ => false,
    }
}
