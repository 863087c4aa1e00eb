//! Writes small PDF files: text at positions, in fonts of the kinds that offices' programs embed, lines, forms,
//! annotations and structure. Every character is half as wide as its font's size, so that tests can reckon with it.

use std::cell::RefCell;
use std::fmt::{Arguments, Write as _};

/// How a font's characters are coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// TrueType, `WinAnsiEncoding`, nothing else said.
    WinAnsi,
    /// TrueType, codes as they come, with `ToUnicode`.
    Subset,
    /// CID TrueType, Identity-H, with `ToUnicode`.
    Cid,
    /// CID TrueType, Identity-H, without `ToUnicode`.
    Mute,
    /// Type 1, an encoding by name.
    Named(&'static str),
    /// Type 1, the glyph names of the codes from 65.
    Differences(&'static [&'static str]),
}

/// A font of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Font(usize);

impl Font {
    /// The first font of a file.
    pub(crate) fn first() -> Self {
        Self(0)
    }
}

/// A file in the making.
#[derive(Default)]
pub(crate) struct Writer {
    fonts: Vec<(Coding, String, RefCell<Vec<char>>)>,
    pages: Vec<Page>,
    forms: Vec<String>,
    annotations: Vec<(usize, String, [f32; 4], usize)>,
    encrypted: bool,
}

/// A page in the making.
#[derive(Clone, Default)]
pub(crate) struct Page {
    /// Its operators.
    pub(crate) content: String,
    /// Its size; A4 where it is not given.
    pub(crate) size: Option<(f32, f32)>,
    /// By how much it is turned to the right, in degrees.
    pub(crate) rotate: i32,
    /// The paragraphs of its marked content, by number: the same name, the same paragraph.
    pub(crate) structure: Vec<String>,
}

impl Page {
    /// Adds operators.
    pub(crate) fn draw(&mut self, operators: Arguments) {
        let _ = self.content.write_fmt(operators);
    }
}

impl Writer {
    /// A file with one font, and the font.
    pub(crate) fn with_font(coding: Coding) -> (Self, Font) {
        let mut file = Self::default();
        let font = file.font(coding, "ABCDEF+Serif");
        (file, font)
    }

    /// A file in one font of Vietnamese letters: regular, bold, italic.
    pub(crate) fn with_fonts() -> (Self, [Font; 3]) {
        let mut file = Self::default();
        let fonts = ["ABCDEF+Serif", "ABCDEG+Serif,Bold", "ABCDEH+Serif-Italic"]
            .map(|name| file.font(Coding::Cid, name));
        (file, fonts)
    }

    pub(crate) fn font(&mut self, coding: Coding, name: &str) -> Font {
        self.fonts.push((coding, name.to_owned(), RefCell::default()));
        Font(self.fonts.len() - 1)
    }

    /// A string as a font codes it, in hexadecimal digits.
    pub(crate) fn code(&self, font: Font, text: &str) -> String {
        let (coding, _, used) = &self.fonts[font.0];
        let mut used = used.borrow_mut();
        let mut hex = String::from("<");
        for c in text.chars() {
            let mut index = || {
                used.iter().position(|other| *other == c).unwrap_or_else(|| {
                    used.push(c);
                    used.len() - 1
                })
            };
            let _ = match coding {
                Coding::Subset => write!(hex, "{:02x}", index() + 1),
                Coding::Cid | Coding::Mute => write!(hex, "{:04x}", index() + 3),
                Coding::WinAnsi | Coding::Named(_) | Coding::Differences(_) => {
                    write!(hex, "{:02x}", c as u32)
                }
            };
        }
        hex + ">"
    }

    /// Text at a place.
    pub(crate) fn text(&self, page: &mut Page, font: Font, size: f32, x: f32, y: f32, text: &str) {
        let code = self.code(font, text);
        let _ = writeln!(page.content, "BT /F{} {size} Tf 1 0 0 1 {x} {y} Tm {code} Tj ET", font.0);
    }

    /// Text set in the middle of what tests fill with text: from 85 to 533.
    pub(crate) fn centred(&self, page: &mut Page, font: Font, size: f32, y: f32, text: &str) {
        let width = text.chars().count() as f32 * size / 2.0;
        self.text(page, font, size, 309.0 - width / 2.0, y, text);
    }

    pub(crate) fn add(&mut self, page: Page) {
        self.pages.push(page);
    }

    /// A form that pages draw as `/X0 Do` and so on.
    pub(crate) fn form(&mut self, content: &str) {
        self.forms.push(content.to_owned());
    }

    /// An annotation on a page that is still to be added, drawn by a form.
    pub(crate) fn annotation(&mut self, subtype: &str, rect: [f32; 4], form: usize) {
        self.annotations.push((self.pages.len(), subtype.to_owned(), rect, form));
    }

    /// Says that the file is encrypted.
    pub(crate) fn encrypt(&mut self) {
        self.encrypted = true;
    }

    pub(crate) fn finish(&self) -> Vec<u8> {
        let mut objects = Objects::default();
        let catalog = objects.add(String::new());
        let tree = objects.add(String::new());
        let structure = objects.add(String::new());
        let mut fonts = String::new();
        for (number, font) in self.fonts.iter().enumerate() {
            let id = write_font(&mut objects, font);
            let _ = write!(fonts, "/F{number} {id} 0 R ");
        }
        let mut forms = String::new();
        let image =
            "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray";
        let image = objects.stream(image, "x");
        let _ = write!(forms, "/Im {image} 0 R ");
        let first_form = objects.next();
        for number in 0..self.forms.len() {
            let _ = write!(forms, "/X{number} {} 0 R ", first_form + number);
        }
        let resources = format!("/Resources<</Font<<{fonts}>>/XObject<<{forms}>>>>");
        for content in &self.forms {
            let dict = format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}");
            objects.stream(&dict, content);
        }
        let mut kids = String::new();
        let mut marked: Vec<(String, usize, usize)> = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            let content = objects.stream("", &page.content);
            let mut annotations = String::new();
            for (_, subtype, rect, form) in self.annotations.iter().filter(|a| a.0 == number) {
                let [left, bottom, right, top] = rect;
                let id = objects.add(format!(
                    "<</Type/Annot/Subtype/{subtype}/F 4/Rect[{left} {bottom} {right} {top}]/AP<</N {} 0 R>>>>",
                    first_form + form
                ));
                let _ = write!(annotations, "{id} 0 R ");
            }
            let (width, height) = page.size.unwrap_or((595.0, 842.0));
            let id = objects.add(format!(
                "<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {width} {height}]/Rotate {}/Contents {content} 0 R/Annots[{annotations}]{resources}>>",
                page.rotate
            ));
            let _ = write!(kids, "{id} 0 R ");
            marked.extend(
                page.structure.iter().cloned().zip(0..).map(|(name, mcid)| (name, id, mcid)),
            );
        }
        objects.set(tree, format!("<</Type/Pages/Count {}/Kids[{kids}]>>", self.pages.len()));
        let elements = write_structure(&mut objects, &marked);
        objects.set(structure, format!("<</Type/StructTreeRoot/K[{elements}]>>"));
        objects.set(
            catalog,
            format!("<</Type/Catalog/Pages {tree} 0 R/StructTreeRoot {structure} 0 R>>"),
        );
        let encrypt = if self.encrypted {
            let secret = "ab".repeat(32);
            format!(
                "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{secret}>/U<{secret}>>>"
            )
        } else {
            String::new()
        };
        objects.file(&format!("/Root {catalog} 0 R{encrypt}"))
    }
}

/// Elements for marked content; names that begin with `H` are headings, others paragraphs.
fn write_structure(objects: &mut Objects, marked: &[(String, usize, usize)]) -> String {
    let mut names: Vec<&str> = marked.iter().map(|(name, ..)| name.as_str()).collect();
    names.dedup();
    let mut elements = String::new();
    for name in names {
        let mut kids = String::new();
        for (_, page, mcid) in marked.iter().filter(|(other, ..)| other == name) {
            let _ = write!(kids, "<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>");
        }
        let kind = if name.starts_with('H') { "H1" } else { "P" };
        let id = objects.add(format!("<</Type/StructElem/S/{kind}/K[{kids}]>>"));
        let _ = write!(elements, "{id} 0 R ");
    }
    elements
}

fn write_font(objects: &mut Objects, font: &(Coding, String, RefCell<Vec<char>>)) -> usize {
    let (coding, name, used) = font;
    let used = used.borrow();
    // Behind `=` is the name in the font program.
    let (name, program) = name.split_once('=').unwrap_or((name, ""));
    let file = match program {
        "" => String::new(),
        name => format!("/FontFile2 {} 0 R", objects.stream("", &font_program(name))),
    };
    let descriptor = objects
        .add(format!("<</Type/FontDescriptor/FontName/{name}/Flags 32/ItalicAngle 0{file}>>"));
    let mut to_unicode = |first: usize, digits: usize| {
        let mut map = format!("begincmap {} beginbfchar ", used.len());
        for (c, code) in used.iter().zip(first..) {
            let _ = write!(map, "<{code:0digits$x}> <");
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(map, "{unit:04x}");
            }
            map.push_str("> ");
        }
        objects.stream("", &(map + "endbfchar endcmap"))
    };
    let widths = format!("/FirstChar 0/LastChar 255/Widths[{}]", "500 ".repeat(256));
    let simple = |kind: &str, encoding: &str| {
        format!(
            "<</Type/Font/Subtype/{kind}/BaseFont/{name}/FontDescriptor {descriptor} 0 R{widths}{encoding}>>"
        )
    };
    match coding {
        Coding::WinAnsi => objects.add(simple("TrueType", "/Encoding/WinAnsiEncoding")),
        Coding::Named(encoding) => objects.add(simple("Type1", &format!("/Encoding/{encoding}"))),
        Coding::Differences(names) => {
            let encoding = format!("/Encoding<</Differences[65/{}]>>", names.join("/"));
            objects.add(simple("Type1", &encoding))
        }
        Coding::Subset => {
            let map = to_unicode(1, 2);
            let encoding = format!("/Encoding/WinAnsiEncoding/ToUnicode {map} 0 R");
            objects.add(simple("TrueType", &encoding))
        }
        Coding::Cid | Coding::Mute => {
            let map = match coding {
                Coding::Cid => format!("/ToUnicode {} 0 R", to_unicode(3, 4)),
                _ => String::new(),
            };
            let widths: Vec<&str> = used.iter().map(|c| width(*c)).collect();
            let widths = widths.join(" ");
            let descendant = objects.add(format!(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/FontDescriptor {descriptor} 0 R/DW 1000/W[0 2 500 3[{widths}]]>>"
            ));
            objects.add(format!(
                "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]{map}>>"
            ))
        }
    }
}

/// A TrueType program that has a name and nothing else.
fn font_program(name: &str) -> String {
    let length = char::from(name.len() as u8);
    let record = format!("\0\u{1}\0\0\0\0\0\u{6}\0{length}\0\0");
    let tables = "\0\u{1}\0\0\0\u{1}\0\0\0\0\0\0name\0\0\0\0\0\0\0\u{1c}\0\0\0\0";
    format!("{tables}\0\0\0\u{1}\0\u{12}{record}{name}")
}

/// The width of a character, in thousandths: none for one that has no place of its own.
fn width(c: char) -> &'static str {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}' | '\u{feff}' => "0",
        _ => "500",
    }
}

/// The numbered objects of a file.
#[derive(Default)]
struct Objects(Vec<String>);

impl Objects {
    fn next(&self) -> usize {
        self.0.len() + 1
    }

    fn add(&mut self, object: String) -> usize {
        self.0.push(object);
        self.0.len()
    }

    fn set(&mut self, id: usize, object: String) {
        self.0[id - 1] = object;
    }

    fn stream(&mut self, dict: &str, data: &str) -> usize {
        let length = data.len();
        self.add(format!("<</Length {length}{dict}>>\nstream\n{data}\nendstream"))
    }

    fn file(&self, trailer: &str) -> Vec<u8> {
        let mut file = String::from("%PDF-1.7\n");
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.next());
        for (object, id) in self.0.iter().zip(1..) {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            let _ = write!(file, "{id} 0 obj\n{object}\nendobj\n");
        }
        let start = file.len();
        let _ = write!(
            file,
            "{table}trailer\n<</Size {}{trailer}>>\nstartxref\n{start}\n%%EOF\n",
            self.next()
        );
        file.into_bytes()
    }
}
