//! Automatic numbers: the lists of a document and the label that each paragraph of one is shown with, computed as Word
//! does (ECMA-376 part 1, 17.9). Numbers that somebody typed are text and not known here.

use std::collections::HashMap;

use super::fonts::Font;
use super::labels::NumberFormat;
use super::xml::XmlElement;

/// The levels of a list.
const LEVELS: usize = 9;

/// The longest text of a level, in characters, with the places of its numbers.
const LONGEST_TEXT: usize = 64;

/// What stands before a paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A number with what surrounds it, such as `1.2.`; empty if the level shows none.
    Label(String),
    /// A sign, at a level from 0.
    Bullet(char, usize),
}

/// How a level is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: NumberFormat,
    /// With `%1` to `%9` where numbers stand.
    text: String,
    /// The level, from 1, that makes this one begin anew; 0 for none; absent for every one above.
    restart: Option<usize>,
    /// All numbers in it are shown in digits.
    legal: bool,
    /// The style of the paragraphs that are of this level.
    style: Option<String>,
    font: Font,
}

impl Level {
    fn read(level: XmlElement<'_>) -> (usize, Self) {
        let at = level.attribute("ilvl").and_then(|at| at.parse().ok()).unwrap_or(0);
        let fonts = level.child("rPr").and_then(|run| run.child("rFonts"));
        let font = fonts.and_then(|fonts| fonts.attribute("hAnsi").or(fonts.attribute("ascii")));
        let read = Self {
            start: level.number("start").unwrap_or(0),
            format: NumberFormat::of(level.value("numFmt").unwrap_or("decimal")),
            text: level.value("lvlText").unwrap_or_default().chars().take(LONGEST_TEXT).collect(),
            restart: level.number("lvlRestart"),
            legal: level.switch("isLgl").unwrap_or(false),
            style: level.value("pStyle").map(str::to_owned),
            font: font.map(Font::of).unwrap_or_default(),
        };
        (at, read)
    }
}

/// What lists have in common: their levels, and how far they have counted.
#[derive(Default)]
struct Definition {
    /// At most [`LEVELS`]; one that is missing is as [`Level::default`] says.
    levels: Vec<Level>,
    counters: [Option<u32>; LEVELS],
}

/// A list: a definition, and where it differs.
struct List {
    /// Of all definitions.
    definition: usize,
    levels: HashMap<usize, Level>,
    /// Where each level begins in this list.
    starts: HashMap<usize, u32>,
    /// The levels that this list has used.
    begun: [bool; LEVELS],
}

/// All lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    definitions: Vec<Definition>,
    lists: HashMap<u32, List>,
}

impl Numbering {
    /// Reads the part with the lists.
    pub(super) fn read(root: XmlElement<'_>) -> Self {
        let mut numbering = Self::default();
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        // A definition may stand for that of a style of lists. One step: the other one has levels of its own.
        let mut by_style: HashMap<&str, usize> = HashMap::new();
        let mut links: Vec<(&str, &str)> = Vec::new();
        for definition in root.children().filter(|child| child.is("abstractNum")) {
            let id = definition.attribute("abstractNumId").unwrap_or_default();
            let at = numbering.definitions.len();
            by_id.insert(id, at);
            if let Some(style) = definition.value("styleLink") {
                by_style.insert(style, at);
            }
            if let Some(style) = definition.value("numStyleLink") {
                links.push((id, style));
            }
            let mut read = Definition::default();
            for (at, level) in definition.children().filter(|c| c.is("lvl")).map(Level::read) {
                if at < LEVELS {
                    read.levels.resize_with(read.levels.len().max(at + 1), Level::default);
                    read.levels[at] = level;
                }
            }
            numbering.definitions.push(read);
        }
        for (id, style) in links {
            if let Some(&at) = by_style.get(style) {
                by_id.insert(id, at);
            }
        }
        for list in root.children().filter(|child| child.is("num")) {
            let id = list.attribute("numId").and_then(|id| id.parse().ok());
            let definition = list.value("abstractNumId").and_then(|id| by_id.get(id));
            if let (Some(id), Some(&definition)) = (id, definition) {
                numbering.lists.insert(id, List::read(list, definition));
            }
        }
        numbering
    }

    /// The level of a list that the paragraphs of a style are of.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        let list = self.lists.get(&list)?;
        let levels = &self.definitions[list.definition].levels;
        levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph of a list, and says what stands before it.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<Mark> {
        let list = self.lists.get_mut(&list)?;
        let Definition { levels, counters } = &mut self.definitions[list.definition];
        let missing = Level::default();
        let level_at =
            |at: usize| list.levels.get(&at).or_else(|| levels.get(at)).unwrap_or(&missing);
        let level = level.min(LEVELS - 1);
        let here = level_at(level);
        let own_start = list.starts.get(&level).copied();
        let continues = own_start.is_none() || list.begun[level];
        list.begun[level] = true;
        counters[level] = Some(match counters[level].filter(|_| continues) {
            Some(count) => count.saturating_add(1),
            None => own_start.unwrap_or(here.start),
        });
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            if level_at(deeper).restart.is_none_or(|restart| restart > level) {
                *counter = None;
            }
        }
        if here.format == NumberFormat::Bullet {
            let sign = here.text.chars().next().unwrap_or('•');
            return Some(Mark::Bullet(here.font.sign(sign).unwrap_or(sign), level));
        }
        let mut label = String::new();
        let mut rest = here.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            label.push_str(before);
            let digit = after.chars().next().and_then(|c| c.to_digit(10)).filter(|d| *d > 0);
            let Some(which) = digit.map(|digit| digit as usize - 1) else {
                label.push('%');
                rest = after;
                continue;
            };
            let counted = level_at(which);
            let format = if here.legal { NumberFormat::Decimal } else { counted.format };
            label.push_str(&format.write(counters[which].unwrap_or(counted.start)));
            rest = &after[1..];
        }
        label.push_str(rest);
        Some(Mark::Label(label.trim().to_owned()))
    }
}

impl List {
    fn read(list: XmlElement<'_>, definition: usize) -> Self {
        let (levels, starts) = (HashMap::new(), HashMap::new());
        let mut read = Self { definition, levels, starts, begun: [false; LEVELS] };
        for change in list.children().filter(|child| child.is("lvlOverride")) {
            let at = change.attribute("ilvl").and_then(|at| at.parse().ok()).unwrap_or(0);
            if let Some(start) = change.number("startOverride") {
                read.starts.insert(at, start);
            }
            read.levels.extend(change.child("lvl").map(|level| (at, Level::read(level).1)));
        }
        read
    }
}
