//! An error as the command line and the status bar say it, in the language chosen: the program's own sentences, and the
//! commonest of the operating system's. What the argument parser says, and what
//! is wrong in JSON, stays in English.

use std::io::{self, ErrorKind};

use crate::messages::said::Said;
use crate::messages::{Lang, Message};
use crate::source::Unreadable;

/// An error with its causes, on one line.
pub(super) fn told(error: &anyhow::Error, lang: Lang) -> String {
    let causes = error.chain().map(|cause| {
        if let Some(said) = cause.downcast_ref::<Said>() {
            return said.say(lang);
        }
        if let Some(Unreadable::Refused(refusal)) = cause.downcast_ref() {
            return refusal.say(lang);
        }
        let said = cause.downcast_ref::<io::Error>().and_then(|error| io_error(error, lang));
        said.unwrap_or_else(|| cause.to_string())
    });
    causes.collect::<Vec<_>>().join(": ")
}

/// What the program itself, or the operating system most often, says of a file; none of what else the system says.
fn io_error(error: &io::Error, lang: Lang) -> Option<String> {
    if let Some(own) = error.get_ref() {
        return own.downcast_ref::<Said>().map(|said| said.say(lang));
    }
    let message = match error.kind() {
        ErrorKind::NotFound => Message::NoSuchFile,
        ErrorKind::PermissionDenied => Message::NotPermitted,
        ErrorKind::NotADirectory => Message::NotADirectory,
        ErrorKind::StorageFull => Message::DiskFull,
        ErrorKind::ReadOnlyFilesystem => Message::ReadOnlyDisk,
        ErrorKind::InvalidFilename => Message::InvalidName,
        _ => return None,
    };
    Some(message.say(lang).to_owned())
}
