//! What a terminal sends, as [`Input`]s.
//!
//! The bytes are understood in [`Decoder`], which is a function of the bytes and of when no more came; they are read in
//! `keyboard` of a Unix system. It is this program's own because whatever a terminal sends, asked or not, whole or in part,
//! must neither be taken for keys nor keep keys from being heard. The console of Windows sends events, not bytes.

#![cfg_attr(windows, allow(dead_code, unused_imports, reason = "its console sends no bytes"))]

#[cfg(any(windows, test))]
pub(super) mod burst;
mod decoder;
mod encodings;
mod mouse;
mod parameters;
mod paste;
mod received;
mod replies;
mod tokens;

pub(crate) use decoder::Decoder;
pub(crate) use received::{Input, Reply};

#[cfg(test)]
mod tests;
