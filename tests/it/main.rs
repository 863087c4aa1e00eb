//! The integration tests: one program, a module for each part of baocao or way of using it.
// Nothing uses a test program: what its modules share is as public as they like.
#![allow(unreachable_pub)]

mod annotations;
mod app;
mod bookmarks;
mod citation;
mod cli;
mod commands;
mod common;
mod curating;
mod figure_words;
mod figures;
mod figures_found;
mod finder;
mod fold;
mod frame;
mod habits;
mod hints;
mod hostile;
mod import;
mod markdown;
mod messages;
mod mouse;
mod page;
mod pdf;
mod plain;
mod problems;
mod quoting;
mod readme;
mod report;
mod schema;
mod screens;
mod search;
mod session;
mod sight;
mod source_pages;
mod tables;
// Pseudo-terminals, signals, jobs.
#[cfg(unix)]
mod terminal;
mod text;
mod tidy;
mod windows;
// Links, owners, permissions, in scripts of a Unix shell.
#[cfg(unix)]
mod writing;
