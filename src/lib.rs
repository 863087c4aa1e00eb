//! baocao (báo cáo: "report") opens one long official report in the terminal to read, search and quote. What a person
//! does with it is in the README; this page says how it is built.
//!
//! # Modules, lowest first
//!
//! A module names only modules above it in this list. `tests/it/tidy.rs` checks that, and that no modules import each
//! other in a cycle.
//!
//! | module | what is in it |
//! |---|---|
//! | [`text`] | [`text::SafeText`]: what every string from outside becomes; nothing in it can act on a terminal |
//! | [`fold`] | folding for comparison: accents, case, đ, the position of the tone |
//! | [`report`] | the report as plain data, its addresses, the lookups in it; as JSON; the soundness check |
//! | [`source`] | what a file is, limits on it, and its content as raw blocks |
//! | [`import`] | raw blocks to a report and the list of what had to be guessed; a report as Markdown, and back without a guess |
//! | [`search`] | the index, a query, its hits |
//! | [`figures`] | the report's figures, curated or found by rule: plans, changes, targets, derived numbers, in exact decimals |
//! | [`themes`] | the themes of a report nobody curated, found by rule |
//! | [`annotations`] | the positions of cited documents, abbreviations and errata |
//! | [`messages`] | every sentence that the program says, in two languages, what reading a file guessed or refused too; units in English |
//! | [`citation`] | a position in words, citations |
//! | [`page`] | nodes laid out to a width: rows ready to draw, and the position of each |
//! | [`keys`] | actions and modes, keys, and the one table of what they do |
//! | [`session`] | what is kept between runs, as data; positions found again by their words |
//! | [`app`] | the state, and what each event does to it; each window over the text in a file of [`app::windows`] |
//! | [`store`] | reads and writes the session file |
//! | [`view`] | draws the state; a file for each pane and window |
//! | [`terminal`] | reads events, writes frames; gives the terminal back even after a panic or a signal |
//! | [`cli`] | arguments, and the commands that print |
//!
//! To add a window, read [`app::windows`]; a source format, [`source`]: each has the list of places to change. Much of the
//! documentation is of what only the crate sees: `cargo doc --document-private-items --open`.
//!
//! ```text
//! key press ─► Key ─► keys::lookup(mode, key) ─► Action ─► App::update ─► effects ─► terminal performs them
//!                                                              │  the window on top, or else the pane with the keys
//!                                   view::draw(&App) ◄─────────┘
//! ```
//!
//! The same without a screen:
//!
//! ```
//! use baocao::{citation::citation, import::import, search::Index};
//!
//! let text = "# BÁO CÁO\n\n## I. KINH TẾ\n\nPhát triển thủy điện nhỏ.\n";
//! let report = import(text.as_bytes(), None).report;
//! let results = Index::new(&report).search("thuy dien");
//! let node = results.hits[0].node;
//! assert_eq!(report.address(node), "I/1");
//! assert_eq!(citation(&report, node), "BÁO CÁO, I. Kinh tế, đoạn 1 [I/1]");
//! ```
//!
//! # Terms
//!
//! - A *node* is a title, heading, block or note: what an *address* (`p1.II.1/3`, `note/3`) names.
//! - A *position* is a node and an offset into its plain text, in characters: without label and note references.
//! - A *page* is a tab's nodes laid out to a width; a *row* is one line of it.
//! - A *source page* is a printed page of the Word file or PDF that the report comes from ([`report::SourcePages`]).
//! - A *note reference* is a footnote's number in the text; the *footnote area* is under the text, the *status bar* is
//!   the last line of the screen.
//! - A *theme* is a subject such as economy; in JSON it is a `view`, on the screen a tab.
//! - A *curation* is what people know of a report beyond its text; a figure or theme is *found* by rule until they have
//!   decided on it.
//! - A *session* is what is kept between runs.
//!
//! # What holds everywhere
//!
//! - From `text` to `app` nothing knows a terminal, a file or a clock: they are functions and are tested as such. `view`
//!   changes nothing: what it draws follows from `&App`. Input and output are in `store`, `terminal` and `cli` alone.
//! - Every string from outside is a [`text::SafeText`] before anything else sees it.
//! - Sections are in one list with their depth ([`report::ReportData::sections`]): every walk is a loop.
//! - A page and its footnote area are laid out in an update, never while drawing; only a note's popup, the preview of a
//!   hit and the chart of a figure, a few rows, are laid out whenever they are asked for. Highlights are painted over a page
//!   and are no part of it. The hits of each tab, and the table of figures, are computed when they change.
//! - Where things are on the screen is said once, in `app`: `view` draws there, and a click is looked up there
//!   ([`app::mouse`]).
//! - What is needed for every section, note or figure is looked up in an index that is built once; there are no nested walks
//!   over the report ([`report::Report::find`] and the functions beside it). Where work or size can still grow faster than
//!   the input there is a limit, checked in [`source`].
//! - What a terminal sends is decoded in [`terminal::input`] alone, whose result depends only on the bytes and the pauses
//!   between them: a terminal's reply is never mistaken for a key, and never delays one.
//! - Every file is written by [`store::write::replace`]: whoever reads it finds all of the old contents or all of the new.
//! - The mode follows from the window or pane that is open; it is not stored. Of ratatui, `app` uses only the rectangles.
//! - Nothing in `src` knows a particular report. The one inside the program is data and can be exchanged.
//!
//! # Decisions that differ from the first plan
//!
//! - The report's title is a node of its own, with the address `title`, so that it can be found, shown and cited. The
//!   outline printed for scripts begins with it, at depth 0.
//! - A heading's words are runs, since a heading can carry a note reference; in JSON they are a string where they are
//!   plain. A bullet under a bullet has a `level` in JSON.
//! - Markdown that the program writes says in its first line that it is exact. Of an office's Markdown the structure is
//!   guessed; what the program exported is read exactly and gives the same report.
//! - `messages` is above `page`, because opening pages and charts hold sentences.
//! - The screen is a buffer of ratatui's, but what changes of it is found and sent by `terminal`'s own canvas: ratatui's
//!   takes twice as long over a page that scrolls by a row.
//! - The remark on a figure, and the reason for an erratum, may be in both languages
//!   ([`report::Remark`]). Errata are explained in the footnote area while they are shown.
//! - A citation names several passages at once; an address may name several blocks of a section: `p1.II.1/3-5`.
//! - What the explorer reads and writes beside the terminal, the session and the file it watches, is `cli`'s:
//!   `terminal` shows any [`terminal::Screen`] and does not know `app`.
//! - A table that does not fit in columns, or is read aloud, is a list of its cells with their heads. In exact Markdown what
//!   spans and where pages begin is said in comments, so that other programs show the same table.
//! - A position is kept with the words around it ([`session::Anchor`]): in a new version of the report, and when an open
//!   one is read again, it is found by them.
//! - A found figure is identified by the position of its number, not by an id: the decisions of people are merged with what
//!   is found each time (`figures::known`), and nothing found is stored. The explorer shows the merged report, and keeps what
//!   is to be saved separately.
//! - The index for searching is made, on a thread of its own, when a search needs it: who only reads does not pay for it.
//! - Language and colours are remembered only as chosen by a key; an argument counts for its run alone. Colours nobody
//!   chose follow the terminal's background, which it is asked for once the first frame has been drawn.

// Helpers that the tests here share with those in `tests` name the crate from outside.
#[cfg(test)]
extern crate self as baocao;

pub mod annotations;
pub mod app;
pub mod citation;
pub mod cli;
pub mod figures;
pub mod fold;
pub mod import;
pub mod keys;
pub mod messages;
pub mod page;
pub mod report;
pub mod search;
pub mod session;
pub mod source;
pub mod store;
pub mod terminal;
pub mod text;
pub mod themes;
pub mod view;

#[cfg(test)]
mod tests;
