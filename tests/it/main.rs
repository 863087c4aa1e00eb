//! The integration tests: one program, a module for each part of baocao or way of using it.
// Nothing uses a test program: what its modules share is as public as they like.
#![allow(unreachable_pub)]

mod citation;
mod cli;
mod common;
mod curating;
mod figure_words;
mod figures;
mod figures_found;
mod fold;
mod frame;
mod hostile;
mod import;
mod language;
mod markdown;
mod messages;
mod page;
mod pdf;
mod problems;
mod readme;
mod report;
mod schema;
mod screens;
mod search;
mod session;
mod source_pages;
mod tables;
// Pseudo-terminals, signals, jobs.
#[cfg(unix)]
mod terminal;
mod text;
mod tidy;
// Links, owners, permissions, in scripts of a Unix shell.
#[cfg(unix)]
mod writing;
