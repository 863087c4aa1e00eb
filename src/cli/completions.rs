//! `baocao completions`: prints a script with which a shell completes commands, options and file names.

use clap::{CommandFactory, ValueEnum};
use clap_complete::{Shell, generate};

use super::{Cli, OK, Out};

#[derive(Debug, clap::Args)]
#[command(after_help = "For this session of bash: source <(baocao completions bash)")]
pub(super) struct Args {
    /// The shell.
    #[arg(value_enum)]
    shell: ShellArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ShellArg {
    Bash,
    Zsh,
    Fish,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    let shell = match args.shell {
        ShellArg::Bash => Shell::Bash,
        ShellArg::Zsh => Shell::Zsh,
        ShellArg::Fish => Shell::Fish,
    };
    // It panics if writing fails, which it cannot in memory.
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "baocao", &mut script);
    out.line(String::from_utf8(script)?.trim_end())?;
    Ok(OK)
}
