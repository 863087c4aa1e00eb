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
//! | [`fold`] | folding for comparison: accents, case, đ, the place of the tone |
//! | [`report`] | the report as plain data, its addresses, all that is looked up in it; as JSON; what makes it sound |
//! | [`source`] | what a file is, limits on it, and its content as raw blocks |
//! | [`import`] | raw blocks to a report and the list of what had to be guessed; a report as Markdown, and back without a guess |
//! | [`search`] | the index, a query, its hits |
//! | [`figures`] | the report's figures, curated or found by rule: plans, changes, targets, what follows from them, in exact decimals |
//! | [`themes`] | the themes of a report nobody curated, found by rule |
//! | [`annotations`] | where cited documents, abbreviations and likely printing faults stand |
//! | [`messages`] | every sentence of the interface, in two languages; units in English |
//! | [`citation`] | a position in words, citations |
//! | [`page`] | nodes laid out to a width: rows ready to draw, and the way back to the position |
//! | [`keys`] | actions and modes, keys, and the one table of what they do |
//! | [`session`] | what is kept of a reader between runs, as data; positions found again by their words |
//! | [`app`] | the state, and what each event does to it; each window over the text in a file of [`app::windows`] |
//! | [`store`] | reads and writes the session file |
//! | [`view`] | draws the state; a file for each pane and window |
//! | [`terminal`] | events in, frames out; the terminal is given back whatever happens |
//! | [`cli`] | arguments, and the commands that print |
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
//!   and are no part of it. What a search holds of each tab, and the table of figures, are worked out when they change.
//! - Where things are on the screen is said once, in `app`: `view` draws there, and a click is looked up there
//!   ([`app::mouse`]).
//! - What is asked for every section, note or figure is looked up in a table made once: no walk within a walk. The report
//!   keeps its own tables ([`report::Report::find`] and the functions beside it). What multiplies all the same has a limit,
//!   checked in [`source`].
//! - What a terminal sends is cut into sequences and understood in [`terminal::input`] alone, a function of the bytes and of
//!   when no more came: no reply is taken for keys, and nothing keeps keys from being heard.
//! - Every file is written by [`store::write::replace`]: whoever reads it reads all of the old or all of the new.
//! - What is open decides the mode; there is no flag that says it a second time. Of ratatui `app` uses the rectangles alone.
//! - Nothing in `src` knows a particular report. The one inside the program is data and can be exchanged.
//!
//! # Decisions that differ from the first plan
//!
//! - The report's title is a node of its own, with the address `title`, so that it can be found, shown and cited. The
//!   outline printed for scripts begins with it, at depth 0.
//! - A heading's words are runs, since a heading can carry a note reference; in JSON they are a string where they are
//!   plain. A bullet under a bullet has a `level` in JSON.
//! - Markdown that the program writes says in its first line that it is exact. An office's numbering, headings and page
//!   breaks have to be guessed from; what has been written from a report need not be, and comes back the same.
//! - `messages` is above `page`, because opening pages and charts hold sentences.
//! - The screen is a buffer of ratatui's, but what changes of it is found and sent by `terminal`'s own canvas: ratatui's
//!   takes twice as long over a page that scrolls by a row.
//! - What should be known of a figure, and why an erratum is thought one, may be said in both languages
//!   ([`report::Remark`]). Errata are explained in the footnote area while they are shown.
//! - A citation names several passages at once; an address may name several blocks of a section: `p1.II.1/3-5`.
//! - What the explorer reads and writes beside the terminal, the session and the file it watches, is `cli`'s:
//!   `terminal` shows any [`terminal::Screen`] and does not know `app`.
//! - A table that does not fit in columns, or is read aloud, is a list of its cells with their heads. In exact Markdown what
//!   spans and where pages begin is said in comments, so that other programs show the same table.
//! - A position is kept with the words about it ([`session::Anchor`]): in a new version of the report, and when an open
//!   one is read anew, it is found by them.
//! - A found figure is known by where its number stands, not by an id: what people decided on it is laid over what is
//!   found anew each time (`figures::known`), and nothing found is stored. The explorer shows the two as one report, and
//!   keeps apart what is to be saved.
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
