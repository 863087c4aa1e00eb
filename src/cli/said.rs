//! Errors that are sentences of the program's own, so that they can be said in the language chosen; and the commonest of
//! the operating system's. What the argument parser and the importer say stays in English.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::messages::{Lang, Message};

/// A sentence with what its gaps hold.
#[derive(Debug)]
pub(super) struct Said(Message, Vec<String>);

impl Said {
    pub(super) fn new(message: Message, values: &[&str]) -> Self {
        Self(message, values.iter().map(ToString::to_string).collect())
    }

    fn say(&self, lang: Lang) -> String {
        let values: Vec<&str> = self.1.iter().map(String::as_str).collect();
        self.0.fill(lang, &values)
    }
}

/// In English, as all that is around it where no language is chosen.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Said {}

/// An error with what caused it, on one line.
pub(super) fn told(error: &anyhow::Error, lang: Lang) -> String {
    let causes = error.chain().map(|cause| {
        if let Some(said) = cause.downcast_ref::<Said>() {
            return said.say(lang);
        }
        let system = cause.downcast_ref::<io::Error>().and_then(system_message);
        system.map_or_else(|| cause.to_string(), |message| message.say(lang).to_owned())
    });
    causes.collect::<Vec<_>>().join(": ")
}

/// What the operating system says most often, in the program's own words.
fn system_message(error: &io::Error) -> Option<Message> {
    Some(match error.kind() {
        ErrorKind::NotFound => Message::NoSuchFile,
        ErrorKind::PermissionDenied => Message::NotPermitted,
        ErrorKind::NotADirectory => Message::NotADirectory,
        ErrorKind::StorageFull => Message::DiskFull,
        ErrorKind::ReadOnlyFilesystem => Message::ReadOnlyDisk,
        ErrorKind::InvalidFilename => Message::InvalidName,
        _ => return None,
    })
}
