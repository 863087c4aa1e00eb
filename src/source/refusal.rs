//! Why a file is not read: what it is, and what helps. How that is put into words is in [`crate::messages`].

/// Why a file is not read. Said in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is of a format that is not read.
    Foreign {
        /// The format.
        format: ForeignFormat,
        /// What helps.
        remedy: Remedy,
        /// The name of the file as typed; none for standard input.
        file: Option<String>,
    },
    /// The archive of a Word file is cut.
    CutWord,
    /// An archive cannot be read, and why.
    DamagedArchive(String),
    /// A part of a Word file cannot be read: its path, and why.
    DamagedPart(String, String),
    /// The archive has not this part, which every Word file has.
    NoWord(String),
    /// A Word file with more of something than the limit.
    WordTooLarge(Limited, usize),
    /// A PDF file that needs a password.
    PdfPassword,
    /// A damaged PDF file.
    PdfDamaged,
    /// A PDF file of pictures, with this many words on this many pages.
    PdfScan {
        /// Words of stamps and signatures.
        words: usize,
        /// Pages.
        pages: usize,
    },
    /// A PDF file with nothing on its pages.
    PdfEmpty,
    /// A PDF file with more of something than the limit.
    PdfTooLarge(Limited, usize),
}

/// A format that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ForeignFormat {
    Image,
    ImageOrFilm,
    DjVu,
    RichText,
    /// Compressed by this program.
    Compressed(&'static str),
    /// An archive of this format.
    Archive(&'static str),
    DamagedArchive,
    Program,
    Utf32,
    OfficeWithPassword,
    /// .doc
    OldWord,
    /// .xls
    OldExcel,
    /// .ppt
    OldPowerPoint,
    /// .msg
    OutlookMessage,
    OldOffice,
    /// With this ending.
    Excel(&'static str),
    PowerPoint,
    Epub,
    OpenDocument,
    /// .odt
    OpenDocumentText,
    OpenDocumentXml,
    WordXml,
    WebPage,
    /// XHTML
    WebPageXml,
    /// MHTML
    SavedWebPage,
    Xml,
    /// Bytes that are no text.
    Binary,
}

/// What helps with a file that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// `soffice` makes a Word file of it.
    ToWord,
    /// `soffice` makes a PDF file of it.
    ToPdf,
    /// Pandoc makes Markdown of it.
    Pandoc,
    /// Its letters have to be recognised.
    Ocr,
    /// Another encoding.
    Iconv,
    /// Somebody knows the password.
    Password,
    /// What is in it may be read.
    Unpack,
    /// Nothing but another copy.
    Another,
}

/// What there may be only so much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limited {
    /// Parts of an archive.
    Parts,
    /// Megabytes of a file.
    Megabytes,
    /// Megabytes that an archive unpacks to.
    UnpackedMegabytes,
    /// Levels of XML.
    Levels,
    /// Elements of XML.
    Elements,
    /// Names in XML.
    Names,
    /// Namespaces of XML.
    Namespaces,
    /// Bytes of text.
    TextBytes,
    /// Words of a PDF file that are outside of its streams.
    PdfWords,
    /// Objects of a PDF file.
    PdfObjects,
    /// Pages.
    Pages,
}
