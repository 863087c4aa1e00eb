//! Footnotes and endnotes: the number that each reference is shown with, and the order in which the notes are wanted.
//! Their text is read elsewhere.

use std::collections::HashMap;

use super::labels::NumberFormat;
use super::xml::{Tree, XmlElement};

/// The two kinds of notes, which are numbered apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

impl NoteKind {
    /// The name of what is about it in a document: `footnotePr`, `footnoteReference`.
    fn name(self) -> &'static str {
        match self {
            Self::Foot => "footnote",
            Self::End => "endnote",
        }
    }
}

/// When the numbers begin anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Restart {
    #[default]
    Never,
    EachSection,
    EachPage,
}

/// How the notes of a section are numbered.
#[derive(Clone, Copy, Debug)]
struct Rule {
    format: NumberFormat,
    start: u32,
    restart: Restart,
}

impl Rule {
    fn of(kind: NoteKind) -> Self {
        let format = match kind {
            NoteKind::Foot => NumberFormat::Decimal,
            NoteKind::End => NumberFormat::LowerRoman,
        };
        Self { format, start: 1, restart: Restart::Never }
    }

    /// As the settings of a document or section change it.
    fn changed_by(self, owner: XmlElement<'_>, kind: NoteKind) -> Self {
        let Some(properties) = owner.child(&format!("{}Pr", kind.name())) else {
            return self;
        };
        let restart = properties.value("numRestart").map(|restart| match restart {
            "eachSect" => Restart::EachSection,
            "eachPage" => Restart::EachPage,
            _ => Restart::Never,
        });
        Self {
            format: properties.value("numFmt").map_or(self.format, NumberFormat::of),
            start: properties.number("numStart").unwrap_or(self.start),
            restart: restart.unwrap_or(self.restart),
        }
    }
}

/// A note that is referred to: what it is looked up by, and the label it is shown with.
#[derive(Clone, Debug)]
pub(super) struct Cited {
    pub(super) kind: NoteKind,
    /// Its `id`.
    pub(super) id: String,
    pub(super) label: String,
}

impl Cited {
    /// What its references and its text are matched by.
    pub(super) fn key(&self) -> String {
        format!("{}-{}", self.kind.name(), self.id)
    }
}

/// The notes of one kind: how they are numbered, and how far.
struct Numbers {
    /// For each section of the document.
    rules: Vec<Rule>,
    /// The section and page of the last reference, and its number.
    last: Option<(usize, u32, u32)>,
}

impl Numbers {
    fn read(document: XmlElement<'_>, settings: Option<&Tree>, kind: NoteKind) -> Self {
        let rule = Rule::of(kind);
        let rule = settings.map_or(rule, |settings| rule.changed_by(settings.root(), kind));
        let sections = document.descendants().filter(|element| element.is("sectPr"));
        let mut rules: Vec<Rule> = sections.map(|section| rule.changed_by(section, kind)).collect();
        rules.push(rule);
        Self { rules, last: None }
    }

    /// The label of the next reference.
    fn next(&mut self, section: usize, page: u32) -> String {
        let rule = self.rules[section.min(self.rules.len() - 1)];
        let continued = self.last.filter(|(last_section, last_page, _)| match rule.restart {
            Restart::Never => true,
            Restart::EachSection => *last_section == section,
            Restart::EachPage => *last_page == page,
        });
        let number = continued.map_or(rule.start, |(_, _, number)| number.saturating_add(1));
        self.last = Some((section, page, number));
        rule.format.write(number)
    }
}

/// The notes of a document, as far as they have been referred to.
pub(super) struct Notes {
    foot: Numbers,
    end: Numbers,
    /// The section that is being read, from 0.
    pub(super) section: usize,
    /// In the order of their references.
    cited: Vec<Cited>,
    by_id: HashMap<(NoteKind, String), usize>,
}

impl Notes {
    /// For a document with its settings.
    pub(super) fn of(document: XmlElement<'_>, settings: Option<&Tree>) -> Self {
        Self {
            foot: Numbers::read(document, settings, NoteKind::Foot),
            end: Numbers::read(document, settings, NoteKind::End),
            section: 0,
            cited: Vec::new(),
            by_id: HashMap::new(),
        }
    }

    /// The note that a reference on a page means. `sign` is what is printed for it if it has no number.
    pub(super) fn cite(
        &mut self,
        kind: NoteKind,
        id: &str,
        sign: Option<&str>,
        page: u32,
    ) -> &Cited {
        let key = (kind, id.to_owned());
        let at = *self.by_id.entry(key).or_insert_with(|| {
            let label = match (sign, kind) {
                (Some(sign), _) => sign.trim().to_owned(),
                (None, NoteKind::Foot) => self.foot.next(self.section, page),
                (None, NoteKind::End) => self.end.next(self.section, page),
            };
            self.cited.push(Cited { kind, id: id.to_owned(), label });
            self.cited.len() - 1
        });
        &self.cited[at]
    }

    /// The notes that have been referred to, from one on.
    pub(super) fn cited_from(&self, from: usize) -> &[Cited] {
        self.cited.get(from..).unwrap_or_default()
    }
}

/// The notes in their part, by their `id`. Lines that separate notes from the text are none.
pub(super) fn by_id(part: Option<&Tree>) -> HashMap<&str, XmlElement<'_>> {
    let Some(part) = part else {
        return HashMap::new();
    };
    let notes = part.root().children().filter(|note| {
        (note.is("footnote") || note.is("endnote"))
            && matches!(note.attribute("type"), None | Some("normal"))
    });
    notes.filter_map(|note| Some((note.attribute("id")?, note))).collect()
}
