//! The ids of sections that have no number because they surround the text of a report.

use super::Section;

/// A section without a printed number, whose id says what it is. Of several of a kind only the first has the id itself;
/// the ids of others end in a number, and these are sections like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReservedId {
    /// Issuer, number, place and date, before the title.
    Letterhead,
    /// Text between the title and the first heading.
    Intro,
    /// To whom the report goes.
    Recipients,
    /// Who signs.
    Signature,
}

impl ReservedId {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Letterhead, Self::Intro, Self::Recipients, Self::Signature];

    /// The id as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Intro => "intro",
            Self::Recipients => "recipients",
            Self::Signature => "signature",
        }
    }

    /// Whether it is front matter: it surrounds the text and is no part of it.
    pub fn is_front_matter(self) -> bool {
        self != Self::Intro
    }
}

impl Section {
    /// Its reserved id, if it has one.
    pub fn reserved_id(&self) -> Option<ReservedId> {
        ReservedId::ALL.into_iter().find(|id| id.as_str() == self.id.as_str())
    }
}
