//! What the program can be told to do, in which mode it is told, and what it asks of the world in return.

use crate::messages::Message;

/// What is on top, and so what a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The text.
    Reading,
    /// The text, while a part of it is selected.
    Selecting,
    /// The outline beside it or over it.
    Outline,
    /// The search window.
    Finder,
    /// A note in a window over the text.
    NotePopup,
    /// The list of keys.
    Help,
    /// The table of figures.
    Figures,
    /// The line typed to filter them by.
    FigureFilter,
    /// A list to choose from, with the line that narrows it.
    Picker,
    /// The letter of a bookmark is awaited.
    Letter,
    /// The number of a page is awaited.
    Page,
    /// The list of bookmarks.
    Bookmarks,
    /// A figure that is being corrected.
    Correction,
    /// The question whether to save the curation.
    SavePrompt,
    /// The name of a file that a list is written to.
    FileName,
}

impl Mode {
    /// What it is called in the help; none of reading, whose keys are listed by their groups.
    pub(super) fn name(self) -> Option<Message> {
        Some(match self {
            Self::Reading => return None,
            Self::Selecting => Message::WhileSelecting,
            Self::Outline => Message::Outline,
            Self::NotePopup => Message::NoteWindow,
            Self::Finder => Message::SearchWindow,
            Self::Figures => Message::FigureTable,
            Self::FigureFilter => Message::FigureFilter,
            Self::Correction => Message::CorrectionWindow,
            Self::SavePrompt => Message::SaveQuestion,
            Self::Picker => Message::ListWindow,
            Self::Bookmarks => Message::Bookmarks,
            Self::Letter => Message::LetterOfBookmark,
            Self::Page => Message::NumberOfPage,
            Self::FileName => Message::NameOfFile,
            Self::Help => Message::Keys,
        })
    }
}

/// A command, given by a key, a click or a script. Each comment specifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row down; in a list, the next entry.
    LineDown,
    /// One row up; in a list, the entry before.
    LineUp,
    /// The last row on the screen becomes the first.
    PageDown,
    /// The first row on the screen becomes the last.
    PageUp,
    /// Half a screen down.
    HalfDown,
    /// Half a screen up.
    HalfUp,
    /// To the first row.
    Top,
    /// The last row at the bottom.
    Bottom,
    /// The tab to the right; after the last, the first.
    NextTab,
    /// The tab to the left; before the first, the last.
    PreviousTab,
    /// The tab with this number, from 1. Nothing if there is none.
    Tab(u8),
    /// The next heading to the top of the screen.
    NextSection,
    /// The heading of the section on top, or the one before if it is there already.
    PreviousSection,
    /// The next block of text to the top of the screen; while selecting, selects it.
    NextParagraph,
    /// The block of text before.
    PreviousParagraph,
    /// From the text to the outline, which is shown if it was not.
    ToOutline,
    /// In the outline: folds a section, or goes to the one above it.
    Fold,
    /// In the outline: unfolds a section, or goes to the text if there is nothing to unfold.
    Unfold,
    /// Selects the next note reference or other link, from the top of the screen if none is selected in sight.
    NextReference,
    /// Selects the one before.
    PreviousReference,
    /// What Enter does: in the text it shows the note of the selected reference (or of the first in sight), in the footnote
    /// area if it is all there, else or again in its popup, and again goes to it; in a list it goes to the selected entry.
    Open,
    /// Back through the jumps, to the row they started from.
    Back,
    /// Forward again.
    Forward,
    /// Waits for a number, and goes to where that page of the source begins.
    GoToPage,
    /// Waits for a letter, and sets the bookmark of that letter at the position at the top, or that a jump led to.
    SetBookmark,
    /// Lists the bookmarks.
    Bookmarks,
    /// In their list: deletes the selected one.
    DeleteBookmark,
    /// Opens the search window.
    Search,
    /// To the next occurrence of what was searched.
    NextHit,
    /// To the occurrence before.
    PreviousHit,
    /// In the search window: shows only the hits of the next tab that has some; after the last, all.
    NextFilter,
    /// In the search window: the same backwards.
    PreviousFilter,
    /// Selects the sentence being read, then its block, then as much as is moved over.
    Select,
    /// Searches for what is selected, as a phrase.
    SearchSelected,
    /// Copies what is selected, or else the passage at the top (that a jump led to) with its citation.
    CopyPassage,
    /// Copies the citation alone.
    CopyCitation,
    /// Shows the figures of the passage at the top, or that a jump led to.
    ShowFigures,
    /// Highlights the figures' values in the text, or not.
    MarkFigures,
    /// Opens the line to filter the figures by typing.
    FilterFigures,
    /// Shows only the figures of the next view that has some; after the last, all.
    NextView,
    /// The same backwards.
    PreviousView,
    /// Shows results, targets or both.
    NextKind,
    /// Sorts the figures by the next column; after the last, groups them again.
    SortFigures,
    /// Turns their order round.
    ReverseFigures,
    /// Gives the chart of the selected figure the whole pane, or takes it back.
    CloseUp,
    /// Shows or hides the figures that the program found and is not sure of.
    HideUnsure,
    /// Accepts the selected figure as it is, and selects the next.
    AcceptFigure,
    /// Opens the window to correct the selected figure.
    CorrectFigure,
    /// Rejects the selected figure: it is none, and shown no more.
    RejectFigure,
    /// Lists the rejected figures, each to be accepted again.
    ListRejected,
    /// Declares that nothing is to be found beside what people have listed, or takes that back.
    CompleteCuration,
    /// Lists the tabs that the section or block can be put into or taken out of.
    PutIntoTab,
    /// Takes back the last change of the curation.
    TakeBack,
    /// Saves the curation beside the report.
    SaveCuration,
    /// Shows or hides the outline.
    ToggleOutline,
    /// Vietnamese or English.
    Language,
    /// Dark, light or no colours.
    ColourScheme,
    /// Gives the mouse to the terminal, for selecting text with it, or takes it.
    Mouse,
    /// Explains the abbreviations in sight, and lists where else they are used.
    Explain,
    /// Lists the documents that the report cites.
    Documents,
    /// Shows likely faults of the printed text, or not.
    Errata,
    /// Lists what reading the file had to guess or leave out.
    Problems,
    /// To the next likely fault of the report, and shows them from then on; after the last, the first.
    NextErratum,
    /// To the one before.
    PreviousErratum,
    /// Lists them.
    ListErrata,
    /// Copies a list in a format.
    CopyList(Listing, ListFormat),
    /// Asks for the name of a file, and writes a list to it in a format.
    WriteList(Listing, ListFormat),
    /// Lists everything that can be done, by name.
    Commands,
    /// Shows the keys.
    Help,
    /// Closes what is on top; in the text, drops the selection and then the highlights. Never quits.
    Close,
    /// Stops the program until the shell brings it back.
    Suspend,
    /// Draws the whole screen anew.
    Redraw,
    /// Ends the program.
    Quit,
}

/// A list that can be copied or written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Listing {
    /// All hits of what was searched.
    Hits,
    /// The figures shown in their table.
    Figures,
    /// The documents that the report cites.
    Documents,
    /// The likely faults of the printed text.
    Errata,
}

/// How a list is copied or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListFormat {
    /// As CSV, for a spreadsheet.
    Csv,
    /// As a table in Markdown.
    Markdown,
}

/// What an update asks of the world. `terminal` performs it; without a terminal it is ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Put this on the clipboard.
    Copy(String),
    /// Ask the terminal for mouse events, or not.
    CaptureMouse(bool),
    /// Draw the whole screen anew, whatever was there.
    Redraw,
    /// Keep the reader's session now, and not only at the end.
    Keep,
    /// Save the curation. Later effects of the same update are performed only if saving succeeds.
    SaveCuration,
    /// Write a text to a new file; if there is one of that name already, only say so.
    WriteNewFile {
        /// The file, as typed.
        name: String,
        /// All of its contents.
        text: String,
    },
    /// Write a text to a file, in place of what is there.
    ReplaceFile {
        /// The file, as typed.
        name: String,
        /// All of its contents.
        text: String,
    },
}
