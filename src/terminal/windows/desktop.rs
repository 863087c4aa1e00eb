//! The clipboard of Windows.

use clipboard_win::set_clipboard_string;

use crate::terminal::clipboard::Copied;

/// The desktop's clipboard.
pub(in crate::terminal) struct Desktop;

impl Desktop {
    pub(in crate::terminal) fn new() -> Self {
        Self
    }

    /// Copies `text` at once, since the system keeps it.
    pub(in crate::terminal) fn copy(&self, text: String, tell: impl FnOnce(Copied)) {
        let copied = set_clipboard_string(&text).is_ok();
        tell(if copied { Copied::ToDesktop(text) } else { Copied::Nowhere(text) });
    }

    /// Does nothing: there is nothing to wait for.
    pub(in crate::terminal) fn finish(&self) {}
}
