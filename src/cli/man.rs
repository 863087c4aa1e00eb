//! `baocao man`: prints the manual page, with all commands.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::{Cli, OK, Out};

pub(super) fn run(out: &mut Out) -> anyhow::Result<u8> {
    out.line(page()?.trim_end())?;
    Ok(OK)
}

/// The page in groff's man macros.
fn page() -> io::Result<String> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let page = Man::new(program.clone());
    let mut roff = Vec::new();
    page.render_title(&mut roff)?;
    page.render_name_section(&mut roff)?;
    page.render_synopsis_section(&mut roff)?;
    page.render_description_section(&mut roff)?;
    page.render_options_section(&mut roff)?;
    roff.extend_from_slice(b".SH COMMANDS\n");
    for command in program.get_subcommands() {
        roff.extend_from_slice(section(command)?.as_bytes());
    }
    page.render_extra_section(&mut roff)?;
    String::from_utf8(roff).map_err(io::Error::other)
}

/// The section of a command: its synopsis, description and options.
fn section(command: &Command) -> io::Result<String> {
    let command = command.clone().mut_arg("help", |help| help.hide(true));
    let man = Man::new(command.clone());
    let heading = format!(".SS {}\n", command.get_name());
    let mut parts = Vec::new();
    for render in
        [Man::render_synopsis_section, Man::render_description_section, Man::render_options_section]
    {
        let mut part = Vec::new();
        render(&man, &mut part)?;
        let part = String::from_utf8(part).map_err(io::Error::other)?;
        // The parts of a section need no headings, and the definitions are at the beginning of the page.
        let lines = part
            .lines()
            .filter(|line| ![".SH ", ".ie ", ".el "].iter().any(|of| line.starts_with(of)));
        parts.push(lines.fold(String::new(), |part, line| part + line + "\n"));
    }
    Ok(heading + &parts.join(".PP\n"))
}
