//! The explorer on a terminal, with its session and curation on disk and the file that it follows.

use std::io::{IsTerminal, stderr, stdout};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::curation::{CurationStore, Saved};
use super::follow::{News, WatchedReport, follow};
use super::list_file::{self, Existing};
use super::said::told;
use super::watch::{Version, Watch};
use super::{LookArgs, load};
use crate::app::layout::Size;
use crate::app::windows::file_prompt::FileOutcome;
use crate::app::{App, Settings};
use crate::figures::find::{Findings, find};
use crate::import::Imported;
use crate::keys::Effect;
use crate::keys::Event;
use crate::messages::{Lang, Message};
use crate::report::Report;
use crate::report::json::CurationFile;
use crate::search::Index;
use crate::session::ColourScheme;
use crate::session::Session;
use crate::store::{Store, Trouble};
use crate::terminal::{self, Copied, Screen, Work, waiting};
use crate::text::SafeText;
use crate::view::{self, background};

#[derive(Debug, Default, PartialEq, clap::Args)]
pub(super) struct Args {
    #[arg(help = super::REPORT_HELP)]
    report: Option<PathBuf>,
    /// What is known beyond the text [default: REPORT.curation.json beside the report]. The explorer saves it there.
    #[arg(long, value_name = "CURATION.json", requires = "report")]
    with: Option<PathBuf>,
    #[command(flatten)]
    look: LookArgs,
    /// Leave the mouse to the terminal.
    #[arg(long)]
    no_mouse: bool,
    /// Remember nothing: neither read nor write place and bookmarks.
    #[arg(long)]
    no_state: bool,
}

pub(super) fn run(args: &Args, lang: Option<Lang>) -> anyhow::Result<u8> {
    let path = args.report.as_deref();
    // Taken before the file is read, so that a change in between is noticed later.
    let version = path.filter(|path| !load::is_standard_input(path)).and_then(Version::of);
    let mut curation = CurationStore::of(path, args.with.as_deref());
    let (Imported { report, problems }, unreadable) =
        read(path, args.with.as_deref(), curation.as_mut(), lang.unwrap_or_else(locale))?;
    let report = Arc::new(report);
    // Without a terminal there is no session, and nothing is written.
    let (store, session, trouble) = if args.no_state || !stdout().is_terminal() {
        (None, Session::default(), None)
    } else {
        open_session(&report, path)
    };
    let chosen = colours(&args.look).or(session.colours);
    let settings = Settings {
        lang: lang.or(session.lang).unwrap_or_else(locale),
        colours: chosen.or_else(colours_of_terminal).unwrap_or_default(),
        mouse: !args.no_mouse,
        plain: args.look.plain,
        // The size is not known yet; the first event tells it, and nothing is composed before.
        size: Size { columns: 0, rows: 0 },
    };
    let mut explorer = Explorer {
        opened: Arc::clone(&report),
        has_begun: false,
        is_indexing: false,
        app: App::with_session(report, settings, session),
        store,
        fits_colours: chosen.is_none(),
        file: path.map(Path::to_owned).zip(version),
        curation,
    };
    explorer.tell_of_curation(unreadable.as_ref());
    explorer.app.set_problems(problems);
    if let Some(trouble) = &trouble {
        explorer.tell(trouble);
    }
    terminal::run(explorer, terminal::Options { mouse: !args.no_mouse })
}

/// Reads the report with its curation, and says so on the terminal if it takes long. If the curation beside the report cannot
/// be read, also returns the error.
fn read(
    path: Option<&Path>,
    with: Option<&Path>,
    curation: Option<&mut CurationStore>,
    lang: Lang,
) -> anyhow::Result<(Imported, Option<anyhow::Error>)> {
    let load = || match curation {
        Some(store) => store.read(path),
        None => Ok((load::checked_with(path, with)?, None)),
    };
    let Some(file) = path.filter(|_| stderr().is_terminal()) else {
        return load();
    };
    let words = Message::Reading.fill(lang, &[&load::name_in(lang, file)]);
    waiting::told_if_long(waiting::LONG, &words, &mut stderr(), load)
}

fn open_session(report: &Report, path: Option<&Path>) -> (Option<Store>, Session, Option<Trouble>) {
    match Store::open(report, path) {
        Ok(mut store) => {
            let (session, trouble) = store.load();
            (Some(store), session, trouble)
        }
        Err(trouble) => (None, Session::default(), Some(trouble)),
    }
}

fn locale() -> Lang {
    sys_locale::get_locale().map_or(Lang::Vi, |locale| Lang::of_locale(&locale))
}

/// The colours that arguments or environment ask for.
fn colours(look: &LookArgs) -> Option<ColourScheme> {
    // <https://no-color.org>: set and not empty means no colours, whatever the value.
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if no_color { Some(ColourScheme::Mono) } else { look.colours() }
}

/// The colours that fit the background named by the environment.
fn colours_of_terminal() -> Option<ColourScheme> {
    background::of_environment(&std::env::var("COLORFGBG").ok()?)
}

struct Explorer {
    app: App,
    /// The report as it was last read, without what was found in it.
    opened: Arc<Report>,
    /// Whether the work that begins with the session has begun.
    has_begun: bool,
    /// Whether an index of the report has been begun.
    is_indexing: bool,
    store: Option<Store>,
    /// Whether the colours follow the terminal's background, since none have been chosen.
    fits_colours: bool,
    /// The file of the report, and the version that was read.
    file: Option<(PathBuf, Version)>,
    /// Where the curation is saved; none for a report that is no file.
    curation: Option<CurationStore>,
}

/// A result of the background work.
enum Made {
    /// The index of a version of the report.
    Index(Arc<Report>, Box<Index>),
    /// The figures found in the report.
    Figures(Findings),
    /// A change of the file.
    News(News),
}

/// Makes the index of a report.
fn index(report: Arc<Report>) -> Work<Made> {
    Box::new(move |tell| {
        let index = Box::new(Index::new(&report));
        tell(Made::Index(report, index));
    })
}

impl Explorer {
    /// Finds the figures of the report if they are still being `sought`, and follows its file.
    fn find_and_follow(&self, sought: bool) -> Work<Made> {
        let report = Arc::clone(&self.opened);
        let file = self.file.clone();
        let curation = self.curation.as_ref().and_then(CurationStore::file).map(Path::to_owned);
        Box::new(move |tell| {
            let watch = file.and_then(|(path, version)| Watch::of(&path, version));
            if sought {
                tell(Made::Figures(find(&report)));
            }
            let Some(watch) = watch else { return };
            let mut file = WatchedReport { watch, curation };
            follow(&mut file, report, |news| {
                let new = match &news {
                    News::Read(report, _) => Some(Arc::clone(report)),
                    News::Unreadable(_) => None,
                };
                tell(Made::News(news));
                if let Some(report) = new {
                    tell(Made::Figures(find(&report)));
                }
            });
        })
    }

    fn tell(&mut self, trouble: &Trouble) {
        let name = |path: &Path| load::name(path);
        match trouble {
            Trouble::SetAside(file) => {
                let directory = file.parent().map(name).unwrap_or_default();
                self.app.say(Message::SessionAside, &[&directory]);
            }
            Trouble::Unusable(directory) => {
                self.app.say(Message::SessionUnusable, &[&name(directory)]);
            }
            Trouble::Busy(directory) => self.app.say(Message::SessionBusy, &[&name(directory)]),
            Trouble::Homeless => self.app.say(Message::SessionHomeless, &[]),
        }
    }

    /// Tells the user that a curation beside the report is in use, or why it is not.
    fn tell_of_curation(&mut self, unreadable: Option<&anyhow::Error>) {
        let Some(store) = self.curation.as_ref().filter(|store| store.file().is_some()) else {
            return;
        };
        match unreadable {
            Some(why) => {
                let why = self.why(why);
                self.app.say(Message::CurationUnreadable, &[&why]);
            }
            None => self.app.say(Message::CurationTaken, &[&store.name()]),
        }
    }

    /// Saves the curation and tells the user; returns whether it was saved.
    fn save_curation(&mut self) -> bool {
        let Some(store) = &mut self.curation else {
            self.app.say(Message::CurationNowhere, &[]);
            return false;
        };
        let report = self.app.report();
        let file = CurationFile {
            about: None,
            issuer: report.issuer.clone(),
            years: report.years,
            curation: self.app.curation().clone(),
        };
        let (saved, name) = (store.save(file), store.name());
        match saved {
            Ok(Saved::Written) => {
                self.app.curation_settled();
                self.app.say(Message::CurationSaved, &[&name]);
                return true;
            }
            Ok(Saved::InTheWay) => self.app.say(Message::CurationInTheWay, &[&name]),
            Err(why) => {
                let why = self.why(&why);
                self.app.say(Message::CurationNotSaved, &[&why]);
            }
        }
        false
    }

    fn write_list(&mut self, name: &str, text: &str, existing: Existing) {
        let source = self.file.as_ref().map(|(path, _)| path.as_path());
        let outcome = match list_file::write(name, text, existing, source) {
            Ok(true) => FileOutcome::Written,
            Ok(false) => FileOutcome::InTheWay,
            Err(why) => FileOutcome::Failed(self.why(&why)),
        };
        self.app.file_answered(&SafeText::new(name), &outcome);
    }

    /// An error as it may be shown, in the language of the interface as far as it is the program's own.
    fn why(&self, error: &anyhow::Error) -> String {
        SafeText::new(&told(error, self.app.lang())).to_string()
    }

    fn keep_session(&mut self) {
        let Some(store) = &mut self.store else { return };
        if let Err(trouble) = store.save(&self.app.session(), self.app.report()) {
            self.tell(&trouble);
        }
    }
}

impl Screen for Explorer {
    type Made = Made;

    fn handle(&mut self, event: Event) -> Vec<Effect> {
        let is_key = matches!(event, Event::Key(_));
        let mut effects = self.app.handle(event).into_iter();
        let mut left = Vec::new();
        if is_key && !effects.as_slice().contains(&Effect::SaveCuration) {
            self.curation.iter_mut().for_each(CurationStore::forget_asking);
        }
        for effect in effects.by_ref() {
            match effect {
                Effect::Keep => self.keep_session(),
                Effect::SaveCuration if self.save_curation() => {}
                // The effects after a save that failed are dropped.
                Effect::SaveCuration => break,
                Effect::WriteNewFile { name, text } => {
                    self.write_list(&name, &text, Existing::Keep);
                }
                Effect::ReplaceFile { name, text } => {
                    self.write_list(&name, &text, Existing::Replace);
                }
                _ => left.push(effect),
            }
        }
        left
    }

    fn draw(&self, buf: &mut Buffer) -> Option<Position> {
        view::draw(&self.app, buf)
    }

    fn work(&mut self) -> Option<Work<Made>> {
        if self.app.needs_index() && !self.is_indexing {
            self.is_indexing = true;
            return Some(index(Arc::clone(&self.opened)));
        }
        let begins = !mem::replace(&mut self.has_begun, true);
        let seeking = self.app.is_seeking_figures();
        (begins && (seeking || self.file.is_some())).then(|| self.find_and_follow(seeking))
    }

    fn made(&mut self, made: Made) {
        match made {
            // That of an earlier version is dropped.
            Made::Index(report, index) if Arc::ptr_eq(&report, &self.opened) => {
                self.app.index_ready(*index);
            }
            Made::Index(..) => {}
            Made::Figures(findings) => self.app.figures_ready(findings),
            Made::News(News::Read(report, problems)) => {
                self.opened = Arc::clone(&report);
                self.is_indexing = false;
                self.app.reload(report);
                self.app.set_problems(problems);
                self.app.say(Message::Reloaded, &[]);
                // The new version may have another title.
                if let (Some(store), Some((path, _))) = (&mut self.store, &self.file)
                    && let Ok(anew) = Store::open(self.app.report(), Some(path))
                    && anew.file() != store.file()
                {
                    *store = anew;
                }
            }
            Made::News(News::Unreadable(why)) => {
                let why = self.why(&why);
                self.app.say(Message::NotReloaded, &[&why]);
            }
        }
    }

    fn asks_background(&self) -> bool {
        self.fits_colours
    }

    fn background(&mut self, colour: u32) {
        if self.fits_colours {
            self.app.fit_colours(background::fitting(colour));
        }
    }

    fn copied_at_length(&mut self, copied: Copied) {
        let kilobytes = |text: &str| text.len().div_ceil(1000).to_string();
        let text = match copied {
            Copied::ToDesktop(text) => {
                return self.app.say(Message::CopiedToDesktop, &[&kilobytes(&text)]);
            }
            Copied::Nowhere(text) => text,
        };
        let store = self.store.as_ref();
        match store.and_then(|store| store.keep_copy(&text).ok()) {
            Some(file) => {
                let file = load::name(&file);
                self.app.say(Message::CopiedToFile, &[&file, &kilobytes(&text)]);
            }
            None => self.app.say(Message::NotCopied, &[&kilobytes(&text)]),
        }
    }

    /// Also saves the curation if no other file would be replaced, so that it is not lost when a signal ends the program.
    fn keep(&mut self) {
        self.keep_session();
        if self.app.is_unsaved() {
            self.save_curation();
        }
    }
}
