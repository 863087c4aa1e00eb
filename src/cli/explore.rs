//! The explorer: the program on a terminal, with what it keeps on disk and the file it follows.

use std::io::{IsTerminal, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::follow::{News, follow};
use super::watch::{Version, Watch};
use super::{LookArgs, load};
use crate::app::layout::Size;
use crate::app::{App, Settings};
use crate::import::Imported;
use crate::keys::Effect;
use crate::keys::Event;
use crate::messages::{Lang, Message};
use crate::report::Report;
use crate::search::Index;
use crate::session::ColourScheme;
use crate::session::Session;
use crate::store::{Store, Trouble};
use crate::terminal::{self, Copied, Screen, Work, waiting};
use crate::text::SafeText;
use crate::view;

#[derive(Debug, Default, PartialEq, clap::Args)]
pub(super) struct Args {
    /// The report: JSON as `baocao import` writes it, Markdown, or - for standard input.
    report: Option<PathBuf>,
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
    // Before it is read: a change in between is then one that is still to come.
    let version = path.filter(|path| !load::is_standard_input(path)).and_then(Version::of);
    let Imported { report, problems } = read(path, lang.unwrap_or_else(locale))?;
    let report = Arc::new(report);
    // Without a terminal there is no session, and nothing to leave a trace of.
    let (store, session, trouble) = if args.no_state || !stdout().is_terminal() {
        (None, Session::default(), None)
    } else {
        open_session(&report, path)
    };
    let settings = Settings {
        lang: lang.or(session.lang).unwrap_or_else(locale),
        colours: colours(&args.look).or(session.colours).unwrap_or_default(),
        mouse: !args.no_mouse,
        plain: args.look.plain,
        // Not known yet: the session's first event tells it, and only then is there anything to compose.
        size: Size { columns: 0, rows: 0 },
    };
    let mut explorer = Explorer {
        app: App::with_session(report, settings, session),
        store,
        file: path.map(Path::to_owned).zip(version),
    };
    explorer.app.set_problems(problems);
    if let Some(trouble) = &trouble {
        explorer.tell(trouble);
    }
    terminal::run(explorer, terminal::Options { mouse: !args.no_mouse })
}

/// Reads the report, and says so on a terminal if it takes long.
fn read(path: Option<&Path>, lang: Lang) -> anyhow::Result<Imported> {
    let Some(file) = path.filter(|_| stderr().is_terminal()) else {
        return load::checked(path);
    };
    let words = Message::Reading.fill(lang, &[&load::name(file)]);
    waiting::told_if_long(waiting::LONG, &words, &mut stderr(), || load::checked(path))
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

/// The colours asked for by arguments or environment.
fn colours(look: &LookArgs) -> Option<ColourScheme> {
    // <https://no-color.org>: set and not empty means no colours, whatever the value.
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if no_color { Some(ColourScheme::Mono) } else { look.colours() }
}

struct Explorer {
    app: App,
    store: Option<Store>,
    /// The file the report was read from, and the version that was.
    file: Option<(PathBuf, Version)>,
}

/// What is made in the background.
enum Made {
    Index(Box<Index>),
    /// What has become of the file.
    News(News),
}

impl Explorer {
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
}

impl Screen for Explorer {
    type Made = Made;

    fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.app.handle(event)
    }

    fn draw(&self, buf: &mut Buffer) -> Option<Position> {
        view::draw(&self.app, buf)
    }

    fn work(&self) -> Work<Made> {
        let report = Arc::clone(self.app.report());
        let file = self.file.clone();
        Box::new(move |tell| {
            let watch = file.and_then(|(path, version)| Watch::of(&path, version));
            tell(Made::Index(Box::new(Index::new(&report))));
            let Some(mut watch) = watch else { return };
            follow(&mut watch, report, |news| {
                let new = match &news {
                    News::Read(report, _) => Some(Arc::clone(report)),
                    News::Unreadable(_) => None,
                };
                tell(Made::News(news));
                if let Some(report) = new {
                    tell(Made::Index(Box::new(Index::new(&report))));
                }
            });
        })
    }

    fn made(&mut self, made: Made) {
        match made {
            Made::Index(index) => self.app.index_ready(*index),
            Made::News(News::Read(report, problems)) => {
                self.app.reload(report);
                self.app.set_problems(problems);
                self.app.say(Message::Reloaded, &[]);
                // It may have another title now.
                if let (Some(store), Some((path, _))) = (&mut self.store, &self.file)
                    && let Ok(anew) = Store::open(self.app.report(), Some(path))
                    && anew.file() != store.file()
                {
                    *store = anew;
                }
            }
            Made::News(News::Unreadable(why)) => {
                self.app.say(Message::NotReloaded, &[&SafeText::new(&why)])
            }
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

    fn keep(&mut self) {
        let Some(store) = &mut self.store else { return };
        if let Err(trouble) = store.save(&self.app.session(), self.app.report()) {
            self.tell(&trouble);
        }
    }
}
