//! Lines that may be the number of a page. Which of them are is decided in [`crate::import`].

/// A line that may be the number of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageNumber {
    /// The number.
    pub value: u32,
    /// Whether dashes or a word mark it as one: `- 12 -`, `Trang 12`.
    pub dressed: bool,
}

/// The number of a page, if a line is nothing else.
pub(crate) fn page_number(text: &str) -> Option<PageNumber> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let bare = text.trim_matches(['*', '_', ' ']);
    if let Some(value) = number(bare, 3) {
        return Some(PageNumber { value, dressed: false });
    }
    let lower = bare.to_lowercase();
    let dressed = if let Some(rest) = lower.strip_prefix("trang ").or(lower.strip_prefix("page ")) {
        // `Trang 3/12`, `Page 3 of 12`.
        rest.split(['/', ' ']).next()
    } else {
        lower
            .strip_prefix(['-', '–', '—'])
            .and_then(|rest| rest.strip_suffix(['-', '–', '—']))
            .map(str::trim)
    };
    let is_page = lower.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let value = number(dressed?, 4)?;
    matches!(is_page.as_str(), "" | "trang" | "page" | "pageof")
        .then_some(PageNumber { value, dressed: true })
}

fn number(text: &str, most: usize) -> Option<u32> {
    (!text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}
