//! What is kept of a reader's use of one report between runs, as plain data. Where it is kept is in [`crate::store`].

mod anchor;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};

use crate::messages::Lang;
use crate::text::SafeText;
pub use anchor::{Anchor, Relocation, find};

/// The colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColourScheme {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// No colours: bold, underline and reverse alone.
    Mono,
}

/// A reader's session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The language, if the reader chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The colours, if the reader chose them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colours: Option<ColourScheme>,
    /// The key of the current tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tab: Option<SafeText>,
    /// The position at the top of the text; none on an opening page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top: Option<Anchor>,
    /// The positions at the top of the other tabs, by the tabs' keys.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tops: BTreeMap<SafeText, Anchor>,
    /// What was searched last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<SafeText>,
    /// The addresses of the sections folded in the outline.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub folds: BTreeSet<SafeText>,
    /// The bookmarks by their letters.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "under_letters")]
    pub bookmarks: BTreeMap<char, Anchor>,
}

impl Session {
    /// This session merged with the one that another program has `kept` meanwhile. The position and the choices are this
    /// one's. Bookmarks that differ here from those last `known` were set or deleted here, and are this one's; all others are
    /// the kept ones.
    #[must_use]
    pub fn over(&self, kept: &Self, known: &BTreeMap<char, Anchor>) -> Self {
        let mut bookmarks = kept.bookmarks.clone();
        for letter in known.keys().chain(self.bookmarks.keys()) {
            let own = self.bookmarks.get(letter);
            if own == known.get(letter) {
                continue;
            }
            match own {
                Some(own) => bookmarks.insert(*letter, own.clone()),
                None => bookmarks.remove(letter),
            };
        }
        Self {
            lang: self.lang.or(kept.lang),
            colours: self.colours.or(kept.colours),
            bookmarks,
            ..self.clone()
        }
    }
}

/// The bookmarks of a session read from a file, without those whose letter no key can type and that might garble a line.
fn under_letters<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<char, Anchor>, D::Error> {
    let mut bookmarks = BTreeMap::<char, Anchor>::deserialize(from)?;
    bookmarks.retain(|letter, _| is_letter(*letter));
    Ok(bookmarks)
}

/// Whether a bookmark can have this letter.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
