//! The kinds of things that reading a file guesses, changes or leaves out, with what each concerns. How they are put into words
//! is in [`crate::messages`]. Lines are those of [`Hints::line`](crate::source::raw::Hints::line): paragraphs, in a file
//! without lines.

/// What was guessed, odd, changed or left out. Texts are as in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    // How the text is stored.
    /// Taken for an encoding of this name, which nothing in the file says.
    ReadAs(&'static str),
    /// Bytes that are nothing in the encoding of this name.
    Undecodable(&'static str),
    /// Ƣ and ƣ, read as Ư and ư.
    OldHorns,

    // Left out.
    /// A comment.
    Comment(String),
    /// The title of a link.
    LinkTitle(String),
    /// The address of a link without words.
    EmptyLink(String),
    /// An attribute of a tag, its name and its words.
    TagAttribute(&'static str, String),
    /// How many pictures.
    Pictures(usize),
    /// How many charts.
    Charts(usize),
    /// How many files within the file.
    Files(usize),
    /// A table of contents made by the word processor.
    Contents,
    /// A table of contents with this many entries.
    ContentsEntries(usize),
    /// The number of a page.
    PageNumber(String),
    /// The running head of a page.
    RunningHead(String),
    /// A line that returns on this many pages.
    RunningLine(usize, String),
    /// A head that a converter invented for a table.
    InventedHead(String),
    /// The box of an electronic signature.
    SignatureBox(String),
    /// A line of such a box.
    SignatureLine(String),
    /// Text at an angle to the page.
    TurnedText(String),
    /// A page that is a picture.
    PageWithoutText,
    /// How many pages are pictures with text laid over them, as a machine recognised it.
    RecognisedText(usize),
    /// What follows, since the file is too large.
    Rest,
    /// How many characters that the file does not name.
    UnknownCharacters(usize),
    /// Signs of a font that is not known.
    UnknownSigns,
    /// How many notes have no text.
    EmptyNotes(usize),

    // Title and front matter.
    /// There is no title.
    NoTitle,
    /// The text taken as the title.
    TitleGuessed(String),
    /// A cover page.
    CoverPage,
    /// The columns of the letterhead, which were given line by line.
    LetterheadColumns,
    /// The recipients, given together with the signature beside them.
    RecipientsBeside,

    // Headings and points.
    /// A text taken as a heading.
    HeadingGuessed(String),
    /// A text taken as a heading since the others of its row are.
    HeadingLikeRow(String),
    /// A paragraph whose first words are taken as a heading since the others of its row are.
    RunInLikeRow(String),
    /// A text taken as a point since the others of its row are.
    PointLikeRow(String),
    /// A text taken as a point since it is within one.
    PointWithinItem(String),
    /// Headings lost the numbers that the word processor had given them.
    LostHeadingNumbers,
    /// Nested points lost such numbers.
    LostPointNumbers,
    /// The number of a list, and the label that it is taken as.
    NumberOfList(String, String),
    /// A page that a converter set as one heading.
    PageAsHeading(String),
    /// Numbers begin with this label.
    NumbersBegin(String),
    /// A label once more.
    NumberAgain(String),
    /// A label, and the one before, which it does not follow.
    NumberGap(String, String),
    /// A label of two numbers, and the number of the heading above.
    NumberUnder(String, String),
    /// A heading with a number that another one has, and the id under which it is found.
    HeadingAgain(String),
    /// The items begin with this number.
    ItemsBegin(String),
    /// An item once more.
    ItemAgain(String),
    /// An item, and the one before, which it does not follow.
    ItemGap(String, String),

    // What belongs together.
    /// A dash that is taken as part of the text before.
    DashInText(String),
    /// Joined to the heading of a line.
    JoinedToHeading(usize),
    /// Joined to the text of a line.
    JoinedToText(usize),
    /// Joined to the note of a line.
    JoinedToNote(usize),
    /// Joined to the table of a line.
    JoinedToTable(usize),
    /// The text of a line ends without a stop.
    Unfinished(usize),
    /// A number that stands alone and is kept.
    LoneNumber(u32),

    // Notes and their references.
    /// The label of a point that looks like a note.
    PointNotNote(String),
    /// The number of a typed note.
    TypedNote(String),
    /// A text with a number as notes have one.
    NumberNotNote,
    /// A point of the note of a line.
    PointOfNote(usize),
    /// A further reference to the note of this label.
    ReferenceAgain(String),
    /// A reference to the note of this label, and the note's line.
    ReferenceGuessed(String, usize),
    /// A reference without a note.
    NoNote(String),
    /// The same, kept as words in brackets.
    NoNoteKept(String),
    /// A note that nothing refers to.
    NoReference(String),
    /// A note with the name of another.
    NoteAgain(String),
}
