//! Raw blocks: what every source format gives the importer. Text with its styles, and what the format knows of it;
//! nothing is known of its meaning yet.

/// One paragraph, bullet, table, note definition, rule or page break of a source, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawBlock {
    /// What the format says it is.
    pub kind: RawKind,
    /// Its text; empty for a table, rule or page break.
    pub runs: Vec<RawRun>,
    /// What else the format knows of it.
    pub hints: Hints,
}

/// The kinds of raw blocks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum RawKind {
    /// A paragraph, heading or line of text: which of them is decided later.
    Text,
    /// A point of a list without numbers.
    Bullet {
        /// The columns before the bullet; of two bullets, the one that stands further in has more.
        indent: usize,
        /// The bullet as printed, such as `-` or `+`.
        marker: char,
    },
    /// A table.
    Table(RawTable),
    /// The text of a footnote or endnote.
    Note {
        /// What its references look it up by: see [`NoteReference::key`].
        key: String,
        /// The number or sign as printed.
        label: String,
    },
    /// A line drawn across the page.
    Rule,
    /// A page begins here; its number is in the hints of what follows.
    PageBreak,
}

/// A table: rows of cells from the top. A cell that spans rows or columns stands once, where it begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RawTable {
    /// The cells of each row, left to right.
    pub rows: Vec<Vec<RawCell>>,
    /// How many rows at the top are heads, where the format says so.
    pub head_rows: usize,
    /// Whether no lines are drawn: such a table may only place a letterhead or a signature.
    pub borderless: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawCell {
    /// Its paragraphs, and tables within it.
    pub blocks: Vec<RawBlock>,
    /// The columns it takes, from 1.
    pub colspan: usize,
    /// The rows it takes, from 1.
    pub rowspan: usize,
}

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Style {
    /// As the text around it.
    #[default]
    Plain,
    /// Italic.
    Em,
    /// Bold, or bold and italic.
    Strong,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RawRun {
    /// Words, and how they are set.
    Text(Style, String),
    /// What may be a reference to a note.
    Reference(NoteReference),
    /// A line of the source ends here, which may mean no more than that the line was full.
    LineEnd,
    /// A line ends here, because the source says so.
    Break,
    /// A page begins here, within the block: its number in the file, from 1.
    Page(u32),
}

/// What may be a reference to a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoteReference {
    /// What it is looked up by: the label without brackets, or an id that the format itself gives.
    pub key: String,
    /// How it is written.
    pub form: ReferenceForm,
    /// Its line in the source, from 1; 0 where there are no lines.
    pub line: usize,
    /// Whether it stands where an exponent does: `m²`. It counts as a reference only if there is a note with this key.
    pub exponent: bool,
}

/// How a note reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReferenceForm {
    /// Raised text, such as `<sup>1</sup>`: a reference only if there is a note of that label.
    Raised,
    /// `[^1]`, which can mean nothing else.
    Caret,
    /// A raised character, such as `¹`.
    Character,
    /// The format itself says that it is one, and of which note.
    Certain,
}

/// What a source format knows of a block beyond its text. What it does not know is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hints {
    /// It is a whole paragraph: as body text never joined to the next one. A heading or title may still go on.
    pub whole: bool,
    /// It is set in the middle of the line.
    pub centred: bool,
    /// A number that the word processor made, as displayed, such as `1.2.`: not part of the runs.
    pub label: Option<String>,
    /// The level of a heading style, or the number of `#`, from 1.
    pub outline_level: Option<usize>,
    /// Its size, in points.
    pub font_size: Option<f32>,
    /// The page of the file on which it begins, from 1.
    pub page: Option<u32>,
    /// The line of the source on which it begins, from 1; of a format without lines, the paragraph.
    pub line: usize,
}
