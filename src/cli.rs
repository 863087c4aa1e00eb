//! The arguments, and the command that they name. Each command is in a file of its own. All print through one writer, and a
//! closed pipe ends them quietly.

mod check;
mod completions;
mod curation;
#[path = "../data/embedded.rs"]
mod embedded;
mod explore;
mod export;
mod figures;
mod follow;
mod frame;
mod import;
mod list_file;
mod load;
mod man;
mod outline;
mod output;
mod said;
mod schema;
mod search;
mod show;
mod watch;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::messages::said::Saying;
use crate::messages::{Lang, Message};
use crate::session::ColourScheme;
use crate::text::SafeText;

/// Everything went well.
const OK: u8 = 0;
/// Nothing found, problems found, or an error.
const FAILED: u8 = 1;
/// Wrong arguments.
const USAGE: u8 = 2;

/// What can be opened, as the help of every command that reads a report says it.
const REPORT_HELP: &str = "The report: a Word file, a PDF, Markdown, text, or JSON as `baocao import` writes it; - for \
                           standard input";

/// Explore a long official report in the terminal: tabs by theme, an outline, footnotes, and a search that needs no accents.
#[derive(Debug, Parser)]
#[command(
    version,
    bin_name = "baocao",
    override_usage = "baocao [OPTIONS] [REPORT]\n       baocao [--lang <LANG>] <COMMAND>"
)]
#[command(
    after_help = "Without REPORT, the report inside the program is used. Exit codes: 0; 1 for nothing found, problems found \
                  or an error; 2 for wrong arguments."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Language of what the program itself says [default: the one chosen last, or that of the locale; of tables and
    /// screens that are printed: vi].
    #[arg(long, value_enum, global = true)]
    lang: Option<LangArg>,
    #[command(flatten)]
    explore: explore::Args,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArg {
    Vi,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Vi => Self::Vi,
            LangArg::En => Self::En,
        }
    }
}

/// What the screen is coloured for.
#[derive(Debug, Default, PartialEq, clap::Args)]
struct ColourArgs {
    /// Colours for a light background [default: the ones chosen last, or those that fit the terminal's background].
    #[arg(long, conflicts_with_all = ["mono", "dark"])]
    light: bool,
    /// Colours for a dark background.
    #[arg(long, conflicts_with = "mono")]
    dark: bool,
    /// No colours, as under `NO_COLOR`.
    #[arg(long)]
    mono: bool,
}

/// What the screen looks like.
#[derive(Debug, Default, PartialEq, clap::Args)]
struct LookArgs {
    #[command(flatten)]
    colours: ColourArgs,
    /// For screen readers and braille lines: no frames, no columns, one thing at a time.
    #[arg(long)]
    plain: bool,
}

impl LookArgs {
    /// The colours asked for, if any are.
    fn colours(&self) -> Option<ColourScheme> {
        let colours = &self.colours;
        let given = [
            (colours.mono, ColourScheme::Mono),
            (colours.light, ColourScheme::Light),
            (colours.dark, ColourScheme::Dark),
        ];
        given.into_iter().find(|(given, _)| *given).map(|(_, colours)| colours)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Find words, typed with or without accents. Exit code 1 if nothing is found.
    Search(search::Args),
    /// Print a section, block or note with its citation.
    Show(show::Args),
    /// Print the sections in reading order.
    Outline(outline::Args),
    /// Print the figures: their plan, change and target. Exit code 1 if there is none.
    Figures(figures::Args),
    /// Print the whole report.
    Export(export::Args),
    /// Turn a report in Markdown into JSON. What had to be guessed goes to standard error, with the line.
    Import(import::Args),
    /// List every problem of a report. Exit code 1 if there is one.
    Check(check::Args),
    /// Print one screen of the explorer as text, after pressing keys.
    Frame(frame::Args),
    /// Print the JSON Schema of a report: the format baocao/1; or of a curation file.
    Schema(schema::Args),
    /// Print the completions of a shell.
    Completions(completions::Args),
    /// Print the manual page. To read it: `baocao man | man -l -`.
    Man,
}

/// Runs the program with its arguments, the first being its own name. Returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let mut out = Out::new();
    let mut lang = None;
    let done = match parse(args) {
        Ok(cli) => {
            lang = cli.lang.map(Lang::from);
            dispatch(cli, lang, &mut out)
        }
        Err(error) => usage(&error, &mut out),
    };
    let done = done.and_then(|code| {
        out.0.flush()?;
        Ok(code)
    });
    match done {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => OK,
        Err(error) => {
            complain(&said::told(&error, spoken(lang)));
            FAILED
        }
    }
}

/// Parses the arguments. Those of the explorer are refused before a command.
fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let cli = Cli::try_parse_from(args)?;
    if cli.command.is_some() && cli.explore != explore::Args::default() {
        let why = "the report and the options of a command come after it";
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, why));
    }
    Ok(cli)
}

fn dispatch(cli: Cli, lang: Option<Lang>, out: &mut Out) -> anyhow::Result<u8> {
    match cli.command {
        None => explore::run(&cli.explore, lang),
        Some(Command::Search(args)) => search::run(&args, spoken(lang), out),
        Some(Command::Show(args)) => show::run(&args, out),
        Some(Command::Outline(args)) => outline::run(&args, out),
        Some(Command::Figures(args)) => figures::run(&args, lang, out),
        Some(Command::Export(args)) => export::run(&args, out),
        Some(Command::Import(args)) => import::run(&args, spoken(lang), out),
        Some(Command::Check(args)) => check::run(&args, spoken(lang), out),
        Some(Command::Frame(args)) => frame::run(&args, lang, out),
        Some(Command::Schema(args)) => schema::run(&args, out),
        Some(Command::Completions(args)) => completions::run(&args, out),
        Some(Command::Man) => man::run(out),
    }
}

/// The language of a message on standard error: the one chosen, or that of the locale; English for other locales, like the
/// messages of the operating system.
fn spoken(lang: Option<Lang>) -> Lang {
    let vietnamese = || sys_locale::get_locale().is_some_and(|locale| locale.starts_with("vi"));
    lang.unwrap_or_else(|| if vietnamese() { Lang::Vi } else { Lang::En })
}

/// The standard output of the commands.
struct Out(io::BufWriter<io::Stdout>);

impl Out {
    fn new() -> Self {
        Self(io::BufWriter::new(io::stdout()))
    }

    /// Writes a line.
    fn line(&mut self, text: &str) -> anyhow::Result<()> {
        let written = self.0.write_all(text.as_bytes()).and_then(|()| self.0.write_all(b"\n"));
        Ok(written.saying(Message::StandardOutput)?)
    }

    /// Writes a text that has its own line ends.
    fn text(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(self.0.write_all(text.as_bytes()).saying(Message::StandardOutput)?)
    }

    /// Writes a value as indented JSON.
    fn json(&mut self, value: &impl serde::Serialize) -> anyhow::Result<()> {
        self.line(&serde_json::to_string_pretty(value)?)
    }

    /// Whether it is a terminal that shows colours.
    fn is_for_a_person(&self) -> bool {
        self.0.get_ref().is_terminal()
    }
}

/// Prints a message on standard error, made safe line by line. Errors of that are ignored.
fn complain(message: &str) {
    let mut err = io::stderr().lock();
    for line in message.lines() {
        let _ = writeln!(err, "baocao: {}", SafeText::new(line));
    }
}

/// Prints a message of clap, without raw bytes of arguments: help on standard output, errors on standard error.
fn usage(error: &clap::Error, out: &mut Out) -> anyhow::Result<u8> {
    let rendered = error.render().to_string();
    let lines = rendered.lines().map(SafeText::new);
    if error.use_stderr() {
        let mut err = io::stderr().lock();
        for line in lines {
            let _ = writeln!(err, "{line}");
        }
        return Ok(USAGE);
    }
    for line in lines {
        out.line(&line)?;
    }
    Ok(OK)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
