//! The one table of bindings: which keys do what in which mode.

use super::{Action, Mode};
use super::{Code, Key};
use crate::messages::Message;

/// What the bindings are grouped by on the help screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Group {
    Moving,
    Places,
    Notes,
    Searching,
    Figures,
    Curating,
    Screen,
}

/// Keys that do one thing in some modes.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What they do.
    pub action: Action,
    /// What that is called.
    pub word: Message,
    /// The keys, the first to be shown where there is room for one.
    pub keys: &'static [Key],
    /// Where they do it.
    pub modes: &'static [Mode],
    /// Where the help screen lists it.
    pub group: Group,
}

const READING: &[Mode] = &[Mode::Reading];
const SELECTING: &[Mode] = &[Mode::Selecting];
const OUTLINE: &[Mode] = &[Mode::Outline];
const FINDER: &[Mode] = &[Mode::Finder];
const POPUP: &[Mode] = &[Mode::NotePopup];
const SELECTABLE: &[Mode] = &[Mode::Reading, Mode::Selecting];
const TEXT: &[Mode] = &[Mode::Reading, Mode::Selecting, Mode::Outline];
const READABLE: &[Mode] = &[Mode::Reading, Mode::Selecting, Mode::Outline, Mode::NotePopup];
const FIGURES: &[Mode] = &[Mode::Figures];
const FIGURES_AND_READING: &[Mode] = &[Mode::Figures, Mode::Reading];
const CORRECTION: &[Mode] = &[Mode::Correction];
const FIGURES_AND_TEXT: &[Mode] = &[Mode::Figures, Mode::Reading, Mode::Selecting, Mode::Outline];
const FILTER: &[Mode] = &[Mode::FigureFilter];
const BOOKMARKS: &[Mode] = &[Mode::Bookmarks];
const TYPED: &[Mode] = &[Mode::Finder, Mode::Picker];
const LISTS: &[Mode] = &[Mode::Reading, Mode::Outline, Mode::Help, Mode::NotePopup, Mode::Figures];
const CHOOSING: &[Mode] = &[Mode::Outline, Mode::Finder, Mode::Picker, Mode::Bookmarks, Mode::Page];
const CONFIRMING: &[Mode] = &[Mode::Correction, Mode::SavePrompt, Mode::FileName];
const PANES: &[Mode] = &[Mode::Reading, Mode::Selecting, Mode::Outline, Mode::Figures];
const WINDOWS: &[Mode] = &[
    Mode::Finder,
    Mode::NotePopup,
    Mode::Help,
    Mode::FigureFilter,
    Mode::Picker,
    Mode::Letter,
    Mode::Page,
    Mode::Bookmarks,
    Mode::Correction,
    Mode::SavePrompt,
    Mode::FileName,
];
const HELP: &[Mode] = &[Mode::Help];
/// Where commands work: in the panes, and in a note's popup.
const COMMANDS: &[Mode] =
    &[Mode::Reading, Mode::Selecting, Mode::Outline, Mode::NotePopup, Mode::Figures];
/// Every mode, in the order of the help.
pub(super) const ALL: &[Mode] = &[
    Mode::Reading,
    Mode::Selecting,
    Mode::Outline,
    Mode::NotePopup,
    Mode::Finder,
    Mode::Figures,
    Mode::FigureFilter,
    Mode::Correction,
    Mode::SavePrompt,
    Mode::Picker,
    Mode::Bookmarks,
    Mode::Letter,
    Mode::Page,
    Mode::FileName,
    Mode::Help,
];

/// A key as the table writes it: `[Down]`, `['j']`, `[ctrl 'n']`, `[shift Tab]`, `[F 3]`.
macro_rules! key {
    (F $n:literal) => {
        Key::plain(Code::F($n))
    };
    (shift F $n:literal) => {
        Key::shift(Code::F($n))
    };
    (ctrl $c:literal) => {
        Key::ctrl($c)
    };
    (alt $code:ident) => {
        Key::alt(Code::$code)
    };
    (shift $code:ident) => {
        Key::shift(Code::$code)
    };
    ($c:literal) => {
        Key::char($c)
    };
    ($code:ident) => {
        Key::plain(Code::$code)
    };
}

/// Groups of rows: an action, its name, the modes it is bound in, and its keys.
macro_rules! bindings {
    ($($group:ident {
        $($action:ident $(($number:literal))?, $word:ident, $modes:ident: $([$($key:tt)+])+;)+
    })+) => {
        &[$($(Binding {
            action: Action::$action $(($number))?,
            word: Message::$word,
            keys: &[$(key!($($key)+)),+],
            modes: $modes,
            group: Group::$group,
        },)+)+]
    };
}

/// Every binding. Of several that name a key in a mode the first counts.
pub const BINDINGS: &[Binding] = bindings! {
    Moving {
        LineDown, DoLineDown, LISTS: [Down] ['j'] [ctrl 'e'];
        LineUp, DoLineUp, LISTS: [Up] ['k'] [ctrl 'y'];
        LineDown, DoLineDown, TYPED: [Down] [ctrl 'n'];
        LineUp, DoLineUp, TYPED: [Up] [ctrl 'p'];
        PageDown, DoPageDown, LISTS: [' '] [PageDown] [ctrl 'f'];
        PageUp, DoPageUp, LISTS: ['b'] [PageUp] [ctrl 'b'];
        PageDown, DoPageDown, TYPED: [PageDown];
        PageUp, DoPageUp, TYPED: [PageUp];
        HalfDown, DoHalfDown, LISTS: ['d'] [ctrl 'd'];
        HalfUp, DoHalfUp, LISTS: ['u'] [ctrl 'u'];
        Top, DoTop, LISTS: ['g'] [Home];
        Bottom, DoBottom, LISTS: ['G'] [End];
        LineDown, DoSelectNext, SELECTING: [Down] ['j'] [ctrl 'e'];
        LineUp, DoSelectPrevious, SELECTING: [Up] ['k'] [ctrl 'y'];
        NextParagraph, DoNextParagraph, READING: ['}'];
        PreviousParagraph, DoPreviousParagraph, READING: ['{'];
        NextParagraph, DoSelectNextBlock, SELECTING: ['}'] [' '] [PageDown] [ctrl 'f'];
        PreviousParagraph, DoSelectPreviousBlock, SELECTING: ['{'] ['b'] [PageUp] [ctrl 'b'];
        HalfDown, DoSelectNextBlock, SELECTING: ['d'] [ctrl 'd'];
        HalfUp, DoSelectPreviousBlock, SELECTING: ['u'] [ctrl 'u'];
        Top, DoTop, SELECTING: ['g'] [Home];
        Bottom, DoBottom, SELECTING: ['G'] [End];
        LineDown, DoLineDown, BOOKMARKS: [Down] [ctrl 'n'];
        LineUp, DoLineUp, BOOKMARKS: [Up] [ctrl 'p'];
        PageDown, DoPageDown, BOOKMARKS: [PageDown];
        PageUp, DoPageUp, BOOKMARKS: [PageUp];
        Top, DoTop, BOOKMARKS: [Home];
        Bottom, DoBottom, BOOKMARKS: [End];
        LineDown, DoLineDown, FILTER: [Down];
        LineUp, DoLineUp, FILTER: [Up];
        LineDown, DoLineDown, CORRECTION: [Down] [Tab];
        LineUp, DoLineUp, CORRECTION: [Up] [shift Tab];
    }
    Places {
        NextTab, DoNextTab, COMMANDS: [Tab];
        PreviousTab, DoPreviousTab, COMMANDS: [shift Tab];
        Tab(1), DoTab, COMMANDS: ['1'];
        Tab(2), DoTab, COMMANDS: ['2'];
        Tab(3), DoTab, COMMANDS: ['3'];
        Tab(4), DoTab, COMMANDS: ['4'];
        Tab(5), DoTab, COMMANDS: ['5'];
        Tab(6), DoTab, COMMANDS: ['6'];
        Tab(7), DoTab, COMMANDS: ['7'];
        Tab(8), DoTab, COMMANDS: ['8'];
        Tab(9), DoTab, COMMANDS: ['9'];
        NextSection, DoNextSection, TEXT: [']'] [alt Down];
        PreviousSection, DoPreviousSection, TEXT: ['['] [alt Up];
        ToOutline, DoToOutline, READING: [Left] ['h'];
        Fold, DoFold, OUTLINE: [Left] ['h'];
        Unfold, DoUnfold, OUTLINE: [Right] ['l'];
        Back, DoBack, COMMANDS: [alt Left] [ctrl 'o'];
        Forward, DoForward, COMMANDS: [alt Right];
        Open, DoChoose, CHOOSING: [Enter];
        GoToPage, DoGoToPage, COMMANDS: ['p'] [ctrl 'g'];
        Open, DoConfirm, CONFIRMING: [Enter];
        SetBookmark, DoSetBookmark, COMMANDS: ['m'] ['+'];
        Bookmarks, DoBookmarks, COMMANDS: ['\''] ['"'];
        DeleteBookmark, DoDeleteBookmark, BOOKMARKS: [Delete];
        NextSection, DoNextGroup, FIGURES: [']'];
        PreviousSection, DoPreviousGroup, FIGURES: ['['];
    }
    Notes {
        NextReference, DoNextReference, COMMANDS: ['f'] [F 3];
        PreviousReference, DoPreviousReference, COMMANDS: ['F'] [shift F 3];
        Open, DoOpen, SELECTABLE: [Enter];
        Open, DoGoToNote, POPUP: [Enter];
    }
    Searching {
        Search, DoSearch, COMMANDS: ['/'] [F 2];
        NextHit, DoNextHit, COMMANDS: ['n'] [F 4];
        PreviousHit, DoPreviousHit, COMMANDS: ['N'] [shift F 4];
        NextFilter, DoNextFilter, FINDER: [Tab];
        PreviousFilter, DoPreviousFilter, FINDER: [shift Tab];
        Select, DoSelect, SELECTABLE: ['v'];
        SearchSelected, DoSearchSelected, SELECTING: ['*'];
        CopyPassage, DoCopyPassage, COMMANDS: ['y'] [F 5];
        CopyCitation, DoCopyCitation, COMMANDS: ['Y'] [shift F 5];
    }
    Figures {
        ShowFigures, DoShowFigures, TEXT: ['x'] ['#'];
        MarkFigures, DoMarkFigures, TEXT: ['X'] ['%'];
        Open, DoToSentence, FIGURES: [Enter];
        Open, DoKeepFilter, FILTER: [Enter];
        FilterFigures, DoFilterFigures, FIGURES: ['i'] [Insert];
        NextView, DoNextView, FIGURES: ['v'] ['.'];
        PreviousView, DoPreviousView, FIGURES: ['V'] [','];
        NextKind, DoNextKind, FIGURES: ['r'] ['='];
        SortFigures, DoSort, FIGURES: ['s'] ['>'];
        ReverseFigures, DoReverse, FIGURES: ['S'] ['<'];
        CloseUp, DoCloseUp, FIGURES: [Right] ['l'] [Left];
    }
    Curating {
        AcceptFigure, DoAccept, FIGURES_AND_READING: ['a'];
        CorrectFigure, DoCorrect, FIGURES_AND_READING: ['c'];
        RejectFigure, DoReject, FIGURES_AND_READING: ['-'] [Delete];
        ListRejected, DoListRejected, COMMANDS: ['_'];
        HideUnsure, DoHideUnsure, FIGURES: ['o'];
        CompleteCuration, DoComplete, FIGURES: ['C'];
        PutIntoTab, DoPutIntoTab, TEXT: ['w'];
        TakeBack, DoTakeBack, FIGURES_AND_TEXT: ['z'];
        SaveCuration, DoSaveCuration, COMMANDS: [ctrl 's'];
    }
    Screen {
        ToggleOutline, DoToggleOutline, TEXT: ['t'] [F 6];
        Language, DoLanguage, COMMANDS: ['L'] [F 7];
        ColourScheme, DoColours, COMMANDS: ['T'] [F 8];
        Mouse, DoMouse, COMMANDS: ['M'] [F 9];
        Explain, DoExplain, READABLE: ['K'];
        Documents, DoDocuments, COMMANDS: ['D'];
        Errata, DoErrata, READABLE: ['e'];
        Problems, DoProblems, COMMANDS: ['P'];
        NextErratum, DoNextErratum, TEXT: [')'];
        PreviousErratum, DoPreviousErratum, TEXT: ['('];
        ListErrata, DoListErrata, COMMANDS: ['E'];
        Redraw, DoRedraw, ALL: [ctrl 'l'];
        Commands, DoCommands, COMMANDS: [':'] [ctrl 'p'];
        Help, DoHelp, COMMANDS: ['?'] [F 1];
        Close, DoClose, PANES: [Esc];
        Close, DoCloseWindow, WINDOWS: [Esc] [ctrl 'c'];
        Close, DoCloseWindow, HELP: ['q'] ['?'] [F 1];
        Open, DoCloseWindow, HELP: [Enter];
        Suspend, DoSuspend, ALL: [ctrl 'z'];
        Quit, DoQuit, PANES: ['q'] [ctrl 'c'];
        Quit, DoQuit, POPUP: ['q'];
    }
};
