//! Why a file is not read, and what helps, in words: one line, with the exact command where there is one.

use std::error::Error;
use std::fmt;

use super::Lang;
use super::problems::say;
use crate::source::refusal::{ForeignFormat, Limited, Refusal, Remedy};
use crate::text::SafeText;

impl Refusal {
    /// The line that says it.
    pub(crate) fn say(&self, lang: Lang) -> String {
        SafeText::new(&line(self, lang)).to_string()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl Error for Refusal {}

fn line(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::Empty => {
            say!(lang, "tệp trống: không có gì để đọc", "an empty file: there is nothing to read")
        }
        Refusal::Foreign { format, remedy, file } => {
            let file = file.as_deref().map_or_else(|| lang.pick("TỆP", "FILE").to_owned(), quoted);
            format!("{}; {}", name(*format, lang), help(*remedy, &file, lang))
        }
        Refusal::CutWord => say!(
            lang,
            "tệp Word bị hỏng hoặc bị cắt; hãy xin lại",
            "a damaged or cut Word file; ask for it again"
        ),
        Refusal::DamagedArchive(error) => {
            say!(lang, "tệp nén bị hỏng ({error})", "a damaged archive ({error})")
        }
        Refusal::DamagedPart(path, error) => say!(
            lang,
            "tệp Word bị hỏng ({path}: {error}); hãy mở bằng Word, có thể sửa được, hoặc xin lại",
            "a damaged Word file ({path}: {error}); open it in Word, which may repair it, or ask for it again"
        ),
        Refusal::NoWord(part) => say!(
            lang,
            "không phải tệp Word: trong tệp nén không có {part}",
            "no Word file: the archive has no {part}"
        ),
        Refusal::WordTooLarge(limited, limit) => {
            let what = counted(*limited, lang);
            say!(
                lang,
                "tệp Word có nhiều {what} hơn giới hạn {limit}",
                "a Word file with more {what} than the limit of {limit}"
            )
        }
        Refusal::PdfPassword => say!(
            lang,
            "tệp PDF này cần mật khẩu: hãy gỡ trước, chẳng hạn `qpdf --decrypt --password=… VÀO RA`",
            "this PDF needs a password: remove it first, as with `qpdf --decrypt --password=… IN OUT`"
        ),
        Refusal::PdfDamaged => say!(
            lang,
            "tệp PDF này bị hỏng: hãy tải lại, hoặc sửa, chẳng hạn `qpdf VÀO RA`",
            "this PDF is damaged: fetch it again, or repair it, as with `qpdf IN OUT`"
        ),
        Refusal::PdfScan { words, pages } => say!(
            lang,
            "tệp PDF này là bản chụp ({words} từ trên {pages} trang): hãy nhận dạng chữ bằng \
             `ocrmypdf -l vie VÀO RA`, hoặc xin tệp Word",
            "this PDF is a scan ({words} words on {pages} pages): make its text with \
             `ocrmypdf -l vie IN OUT`, or ask for the Word file"
        ),
        Refusal::PdfEmpty => say!(
            lang,
            "tệp PDF này không có chữ: có đúng tệp không?",
            "this PDF has no text: is it the right file?"
        ),
        Refusal::PdfTooLarge(limited, limit) => {
            let what = counted(*limited, lang);
            say!(
                lang,
                "tệp PDF này vượt giới hạn {limit} {what}: hãy tách trước, chẳng hạn `qpdf --split-pages`",
                "this PDF exceeds the limit of {limit} {what}: split it first, as with `qpdf --split-pages`"
            )
        }
    }
}

fn name(format: ForeignFormat, lang: Lang) -> String {
    let [vi, en] = match format {
        ForeignFormat::Image => ["ảnh, không có chữ", "an image without text"],
        ForeignFormat::ImageOrFilm => ["ảnh hoặc phim", "an image or a film"],
        ForeignFormat::DjVu => ["bản chụp (DjVu)", "a scan (DjVu)"],
        ForeignFormat::RichText => ["tệp Rich Text (RTF)", "a Rich Text file (RTF)"],
        ForeignFormat::Compressed(by) => {
            return say!(lang, "tệp nén ({by})", "a compressed file ({by})");
        }
        ForeignFormat::Archive(of) => return say!(lang, "tệp nén ({of})", "an archive ({of})"),
        ForeignFormat::DamagedArchive => {
            ["tệp nén bị hỏng hoặc bị cắt", "a damaged or cut archive"]
        }
        ForeignFormat::Program => ["một chương trình", "a program"],
        ForeignFormat::Utf32 => ["văn bản UTF-32", "text in UTF-32"],
        ForeignFormat::OfficeWithPassword => {
            ["tệp Office có mật khẩu", "an Office file with a password"]
        }
        ForeignFormat::OldWord => ["tệp Word cũ (.doc)", "an old Word file (.doc)"],
        ForeignFormat::OldExcel => ["tệp Excel cũ (.xls)", "an old Excel file (.xls)"],
        ForeignFormat::OldPowerPoint => {
            ["tệp PowerPoint cũ (.ppt)", "an old PowerPoint file (.ppt)"]
        }
        ForeignFormat::OutlookMessage => ["thư Outlook (.msg)", "an Outlook message (.msg)"],
        ForeignFormat::OldOffice => ["tệp Office cũ", "an old Office file"],
        ForeignFormat::Excel(ending) => {
            return say!(lang, "bảng tính Excel ({ending})", "an Excel workbook ({ending})");
        }
        ForeignFormat::PowerPoint => {
            ["trình chiếu PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)"]
        }
        ForeignFormat::Epub => ["sách điện tử (EPUB)", "an e-book (EPUB)"],
        ForeignFormat::OpenDocument => ["tệp OpenDocument", "an OpenDocument file"],
        ForeignFormat::OpenDocumentText => {
            ["văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"]
        }
        ForeignFormat::OpenDocumentXml => {
            ["văn bản OpenDocument dạng XML", "an OpenDocument text as XML"]
        }
        ForeignFormat::WordXml => ["văn bản Word dạng XML", "a Word document as XML"],
        ForeignFormat::WebPage => ["trang web (HTML)", "a web page (HTML)"],
        ForeignFormat::WebPageXml => ["trang web (XHTML)", "a web page (XHTML)"],
        ForeignFormat::SavedWebPage => ["trang web đã lưu (MHTML)", "a saved web page (MHTML)"],
        ForeignFormat::Xml => ["tệp XML", "an XML file"],
        ForeignFormat::Binary => [
            "không phải văn bản, cũng không phải định dạng đọc được (có byte NUL)",
            "neither text nor a format that is read (it has NUL bytes)",
        ],
    };
    lang.pick(vi, en).to_owned()
}

fn help(remedy: Remedy, file: &str, lang: Lang) -> String {
    let convert = lang.pick("hãy chuyển", "convert it");
    match remedy {
        Remedy::ToWord => format!("{convert}: soffice --headless --convert-to docx {file}"),
        Remedy::ToPdf => format!("{convert}: soffice --headless --convert-to pdf {file}"),
        Remedy::Pandoc => format!("{convert}: pandoc {file} -t gfm | baocao -"),
        Remedy::Ocr => say!(
            lang,
            "hãy xin tệp Word, hoặc nhận dạng chữ: tesseract {file} - -l vie | baocao -",
            "ask for the Word file, or recognise its text: tesseract {file} - -l vie | baocao -"
        ),
        Remedy::Iconv => format!("{convert}: iconv -f UTF-32 -t UTF-8 {file} | baocao -"),
        Remedy::Password => say!(
            lang,
            "hãy gỡ mật khẩu: msoffcrypto-tool -p MẬT_KHẨU {file} open.docx",
            "take the password off: msoffcrypto-tool -p PASSWORD {file} open.docx"
        ),
        Remedy::Unpack => {
            say!(lang, "hãy giải nén rồi mở tệp bên trong", "unpack it and open what is in it")
        }
        Remedy::Another => say!(
            lang,
            "hãy xin tệp Word, PDF hoặc văn bản",
            "ask for it as a Word file, PDF or text"
        ),
    }
}

/// A name as a shell takes it for one word.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '+' | ',');
    if !name.is_empty() && !name.starts_with('-') && name.chars().all(is_plain) {
        return name.to_owned();
    }
    let dashed = if name.starts_with('-') { "./" } else { "" };
    format!("'{dashed}{}'", name.replace('\'', r"'\''"))
}

fn counted(limited: Limited, lang: Lang) -> &'static str {
    let [vi, en] = match limited {
        Limited::Parts => ["phần trong tệp nén", "parts in the archive"],
        Limited::Megabytes => ["MB", "MB"],
        Limited::UnpackedMegabytes => ["MB khi giải nén", "MB unpacked"],
        Limited::Levels => ["cấp XML", "levels"],
        Limited::Elements => ["phần tử XML", "elements"],
        Limited::Names => ["tên XML", "names"],
        Limited::Namespaces => ["không gian tên XML", "namespaces"],
        Limited::TextBytes => ["byte văn bản", "bytes of text"],
        Limited::PdfWords => ["từ ngoài các luồng", "words outside of its streams"],
        Limited::PdfObjects => ["đối tượng", "objects"],
        Limited::Pages => ["trang", "pages"],
    };
    lang.pick(vi, en)
}
