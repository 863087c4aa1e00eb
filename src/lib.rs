//! baocao (báo cáo: "report") opens one long official report in the terminal and makes it a place to read, search
//! and quote. This page is the map of the house; what a person does with it is in the README.
//!
//! # The rooms, from the ground up
//!
//! A room names only rooms above it in this list; `tests/tidy.rs` holds the house to it.
//!
//! | room | what lives there |
//! |---|---|
//! | [`text`] | [`text::Text`]: what every string from outside becomes; nothing in it can act on a terminal |
//! | [`fold`] | folding for comparison: accents, case, đ, the place of the tone |
//! | [`report`] | the report as plain data, its addresses; as JSON; what makes it sound |
//! | [`import`] | Markdown as offices write it, to a report and the list of what had to be guessed; a report as Markdown, and back without a guess |
//! | [`search`] | the index, a query, its hits |
//! | [`figures`] | the report's figures, curated or found by rule: plans, changes, targets, what follows from them, in exact decimals |
//! | [`themes`] | the themes of a report nobody curated, found by rule |
//! | [`explain`] | where cited documents, abbreviations and likely printing faults stand |
//! | [`cite`] | a place in words: paths, citations |
//! | [`words`] | every word the program itself says, in two languages |
//! | [`page`] | places composed to a width: rows ready to draw, and the way back to the place |
//! | [`action`] | what the program can be told to do, in which mode, and what it asks of the world |
//! | [`keys`] | keys, and the one table of what they do |
//! | [`app`] | the state, and what each event does to it |
//! | [`store`] | where a reader's desk is kept between sessions |
//! | [`view`] | draws the state |
//! | [`tui`] | the terminal: events in, frames out, and given back whatever happens |
//! | [`cli`] | arguments, and the commands that print |
//!
//! ```text
//! key press ─► Key ─► keys::lookup(mode, key) ─► Action ─► App::update ─► effects ─► tui performs them
//!                                                              │
//!                                   view::draw(&App) ◄─────────┘
//! ```
//!
//! # What holds everywhere
//!
//! - From `text` to `app` nothing knows a terminal, a file or a clock: these rooms are functions and can be tested as
//!   such. `view` changes nothing: what it draws follows from `&App`. Input and output live in `store`, `tui` and `cli`
//!   alone.
//! - Every string from outside is a [`text::Text`] before anything else sees it.
//! - Offsets in a text count characters of the plain text of a [`report::Spot`]: without label, without marks.
//! - Sections stand in one list with their depth ([`report::Report::sections`]): every walk is a loop.
//! - A page and the notes at its foot are composed in an update, never while drawing; only a note's window and the preview
//!   of a hit, a few rows, are set whenever they are asked for. Highlights are painted over a page and never composed
//!   into it.
//! - What is asked for every section, note or figure is looked up in a table made once ([`report::Report::addresses`],
//!   [`report::Report::notes_by_id`], [`report::Report::parents`], [`cite::Places`]): no walk stands within a walk. What
//!   multiplies all the same has a limit, kept where a report is read.
//! - What is open decides the mode; there is no flag that says it a second time.
//! - Nothing in `src` knows a particular report. The one inside the program is data and can be exchanged.
//!
//! # Where the house departs from its first plan
//!
//! - The report's title is a place of its own, with the address `title`, so that it can be found, shown and cited. The
//!   outline printed for scripts begins with it, at depth 0.
//! - A heading's words are runs, since a heading can carry the mark of a note; in JSON they are a string where they are
//!   plain. A bullet under a bullet has a `level` in JSON.
//! - Markdown that the program writes says in its first line that it is to be taken at its word. An office's numbering,
//!   headings and page breaks have to be guessed from; what has been written from a report need not be, and comes back
//!   the same whatever is in it.
//! - `words` stands above `page`, because opening pages and charts say something.
//! - Events, keys and the mouse live with the table of bindings in `keys`, above which `words` and `action` know no key.
//! - The screen is a buffer of ratatui's, but what changes of it is found and sent by `tui`'s own canvas: ratatui's takes
//!   twice as long over a page that scrolls by a row.
//! - What should be known of a figure, and why a fault is thought one, may be said in both languages
//!   ([`report::Remark`]). Faults stand at the foot of the page, like notes, while they are shown.
//! - A citation names several passages at once; an address may name several blocks of a section: `p1.II.1/3-5`.
//! - What the explorer reads and writes beside the terminal, the desk and the file it follows, is `cli`'s: `tui` shows any
//!   [`tui::Screen`] and does not know `app`.
//! - A place is remembered with the words about it ([`app::anchor`]): in a new version of the report, and when an open one
//!   is read anew, it is found by them.
//! - Language and colours are remembered only as chosen by a key; an argument counts for its session alone.

pub mod action;
pub mod app;
pub mod cite;
pub mod cli;
pub mod explain;
pub mod figures;
pub mod fold;
pub mod import;
pub mod keys;
pub mod page;
pub mod report;
pub mod search;
pub mod source;
pub mod store;
pub mod text;
pub mod themes;
pub mod tui;
pub mod view;
pub mod words;
