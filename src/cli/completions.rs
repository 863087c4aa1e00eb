//! `baocao completions`: prints a script with which a shell completes commands, options and file names.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::{Cli, OK, Out};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "For this session of bash: source <(baocao completions bash); of PowerShell: \
                        baocao completions powershell | Out-String | Invoke-Expression"
)]
pub(super) struct Args {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &Args, out: &mut Out) -> anyhow::Result<u8> {
    // It panics if writing fails, which it cannot in memory.
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "baocao", &mut script);
    out.line(String::from_utf8(script)?.trim_end())?;
    Ok(OK)
}
