//! Runs the content streams of a page, its forms and annotations, and collects what they draw. Text only: colours,
//! clipping and shapes other than straight lines are passed over.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::characters::signature_text;
use super::document::PdfDocument;
use super::drawing::{Drawing, page_matrix};
use super::fonts::Font;
use super::geometry::{Area, Matrix};
use super::operators::{Operand, Operators, numbers};
use super::paths::Path;
use super::structure::Structure;
use super::text_state::{Pen, TextState};

/// How deep forms may stand in each other.
const MAX_FORM_DEPTH: usize = 12;
/// How many states may be saved.
const MAX_SAVED: usize = 256;
/// How much work is done for a file: an operator is one unit, and so is a byte of text that it shows. A page of text
/// asks for some 10,000.
const MAX_WORK: usize = 16_000_000;
/// The work that a ruling line makes, later on.
const RULE_WORK: usize = 10;
/// The paper size A4, for a page without a size, in points.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];
/// The longest side of a page.
const MAX_SIDE: f32 = 20_000.0;
/// The flags of an annotation that is not shown.
const HIDDEN_FLAGS: u32 = 1 << 1 | 1 << 5;

/// Reads the pages of a file. Fonts are read once.
pub(super) struct Reader<'a> {
    document: &'a PdfDocument,
    structure: &'a Structure,
    fonts: HashMap<ObjectId, Rc<Font>>,
    /// The forms that are being drawn, one within the other. None may draw itself.
    open_forms: Vec<ObjectId>,
    work_left: usize,
}

/// The graphics state, as far as it is needed.
#[derive(Clone)]
struct State {
    to_page: Matrix,
    text: TextState,
}

/// A page, form or annotation that is being drawn.
struct ContentStream<'a> {
    page: ObjectId,
    resources: Option<&'a Dictionary>,
    depth: usize,
}

/// What marked content says of what is drawn within it.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// A running head, foot or page number.
    is_furniture: bool,
    paragraph: Option<u32>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a PdfDocument, structure: &'a Structure) -> Self {
        Self {
            document,
            structure,
            fonts: HashMap::new(),
            open_forms: Vec::new(),
            work_left: MAX_WORK,
        }
    }

    /// What the page `id` draws. A page whose text is mostly set sideways is turned as a reader would turn it.
    pub(super) fn page(&mut self, id: ObjectId) -> Drawing {
        let Some(page) = self.document.dictionary(id) else { return Drawing::default() };
        let rotation = self
            .document
            .inherited(page, "Rotate")
            .and_then(|object| object.as_i64().ok())
            .unwrap_or(0);
        let drawing = self.page_turned(id, page, rotation);
        let sideways = |quarters: u8| -> usize {
            let of_these = drawing.turned.iter().filter(|text| text.quarters == Some(quarters));
            of_these.map(|text| text.text.len()).sum()
        };
        let Some(most) = (1..4_u8).max_by_key(|quarters| sideways(*quarters)) else {
            return drawing;
        };
        if sideways(most) > drawing.glyphs.len() {
            return self.page_turned(id, page, rotation + 90 * i64::from(most));
        }
        drawing
    }

    /// Whether no more of the file is read: it asks for too much work.
    pub(super) fn is_exhausted(&self) -> bool {
        self.work_left == 0
    }

    fn page_turned(&mut self, id: ObjectId, page: &'a Dictionary, rotation: i64) -> Drawing {
        let (to_page, size) = page_matrix(self.crop_box(page), rotation);
        let mut drawing = Drawing { size, ..Drawing::default() };
        let resources =
            self.document.inherited(page, "Resources").and_then(|object| object.as_dict().ok());
        let content = self.document.page_content(page);
        let run = ContentStream { page: id, resources, depth: 0 };
        self.run(&content, &run, to_page, Mark::default(), &mut drawing);
        for annotation in self.document.get_array(page, "Annots") {
            if let Some(Object::Dictionary(annotation)) = self.document.resolve(annotation) {
                self.annotation(annotation, &run, to_page, &mut drawing);
            }
        }
        self.work_left = self.work_left.saturating_sub(RULE_WORK * drawing.rules.len());
        drawing
    }

    /// The part of the paper that is shown.
    fn crop_box(&self, page: &Dictionary) -> Area {
        let area = |key| {
            let corners = self.document.inherited(page, key)?.as_array().ok()?;
            let numbers: Vec<f32> =
                corners.iter().filter_map(|corner| self.document.number(corner)).collect();
            let area = Area::new(numbers.try_into().ok()?);
            let sides = [area.width(), area.height()];
            sides.iter().all(|side| (1.0..MAX_SIDE).contains(side)).then_some(area)
        };
        area("CropBox").or_else(|| area("MediaBox")).unwrap_or_else(|| Area::new(A4))
    }

    /// Draws an annotation that stands for something on the paper: a stamp, a filled field, a signature.
    fn annotation(
        &mut self,
        annotation: &'a Dictionary,
        run: &ContentStream<'a>,
        to_page: Matrix,
        drawing: &mut Drawing,
    ) {
        let document = self.document;
        let is_drawn = matches!(
            document.get_name(annotation, "Subtype"),
            Some(b"Widget" | b"Stamp" | b"FreeText")
        );
        let flags = document.get_number(annotation, "F").unwrap_or(0.0) as u32;
        if !is_drawn || flags & HIDDEN_FLAGS != 0 {
            return;
        }
        let Some(rect) = document.get_numbers(annotation, "Rect").map(Area::new) else { return };
        let appearance = document
            .get_dictionary(annotation, "AP")
            .and_then(|looks| document.get(looks, "N"))
            .and_then(|normal| match normal {
                Object::Stream(stream) => Some(stream),
                Object::Dictionary(states) => {
                    let state = document.get_name(annotation, "AS")?;
                    document.resolve(states.get(state).ok()?)?.as_stream().ok()
                }
                _ => None,
            });
        let Some(form) = appearance else { return };
        // The form's box, as its own matrix maps it, is fitted to the annotation's rectangle.
        let own = self.form_matrix(form);
        let bounds = document.get_numbers(&form.dict, "BBox").map_or(rect, Area::new);
        let mapped = own.apply_to_box(bounds);
        let scale = |to: f32, from: f32| if from > 0.0 { to / from } else { 1.0 };
        let (sx, sy) = (scale(rect.width(), mapped.width()), scale(rect.height(), mapped.height()));
        let fit = Matrix::new([
            sx,
            0.0,
            0.0,
            sy,
            rect.left - mapped.left * sx,
            rect.bottom - mapped.bottom * sy,
        ]);
        self.form(form, run, fit * to_page, Mark::default(), drawing);
    }

    fn form_matrix(&self, form: &Stream) -> Matrix {
        self.document.get_numbers(&form.dict, "Matrix").map_or(Matrix::IDENTITY, Matrix::new)
    }

    /// Draws a form, and takes its text out again if it is a signature box.
    fn form(
        &mut self,
        form: &'a Stream,
        run: &ContentStream<'a>,
        to_page: Matrix,
        mark: Mark,
        drawing: &mut Drawing,
    ) {
        if run.depth >= MAX_FORM_DEPTH {
            return;
        }
        let inner = ContentStream {
            page: run.page,
            resources: self.document.get_dictionary(&form.dict, "Resources").or(run.resources),
            depth: run.depth + 1,
        };
        let content = self.document.unpack(form);
        let before = drawing.glyphs.len();
        self.run(&content, &inner, self.form_matrix(form) * to_page, mark, drawing);
        if let Some(text) = signature_text(&drawing.glyphs[before..]) {
            drawing.glyphs.truncate(before);
            drawing.signatures.push(text);
        }
    }

    /// Carries out the operators of a stream.
    fn run(
        &mut self,
        content: &[u8],
        run: &ContentStream<'a>,
        to_page: Matrix,
        mark: Mark,
        drawing: &mut Drawing,
    ) {
        let mut operators = Operators::new(content);
        let mut operands = Vec::new();
        let mut state = State { to_page, text: TextState::default() };
        let mut saved: Vec<State> = Vec::new();
        let mut marks = vec![mark];
        let mut path = Path::default();
        let mut pen = Pen::default();
        while let Some(operator) = operators.next(&mut operands) {
            if self.is_exhausted() {
                break;
            }
            self.work_left = self.work_left.saturating_sub(1 + text_length(&operands));
            let mark = marks.last().copied().unwrap_or_default();
            match operator {
                b"q" if saved.len() < MAX_SAVED => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => {
                    let matrix = Matrix::new(numbers(&operands)) * state.to_page;
                    if matrix.is_sound() {
                        state.to_page = matrix;
                    }
                }
                b"Do" => self.draw_object(&operands, run, state.to_page, mark, drawing),
                b"Tf" => {
                    if let [Operand::Name(name), Operand::Number(size)] = &operands[..] {
                        state.text.size = *size;
                        state.text.font = self.font(run, name);
                    }
                }
                b"BMC" | b"BDC" if marks.len() < MAX_SAVED => {
                    marks.push(self.mark(&operands, run, mark));
                }
                b"EMC" if marks.len() > 1 => {
                    marks.pop();
                }
                b"Tj" | b"TJ" | b"'" | b"\"" if mark.is_furniture => {}
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    pen.show(operator, &operands, &mut state.text, state.to_page, |character| {
                        drawing.add_character(character, mark.paragraph);
                    });
                }
                _ => {
                    if !pen.carry_out(operator, &operands, &mut state.text) {
                        path.carry_out(operator, &operands, state.to_page, &mut drawing.rules);
                    }
                }
            }
        }
    }

    /// Draws a form, or counts the area of a picture.
    fn draw_object(
        &mut self,
        operands: &[Operand],
        run: &ContentStream<'a>,
        to_page: Matrix,
        mark: Mark,
        drawing: &mut Drawing,
    ) {
        let [Operand::Name(name)] = operands else { return };
        let document = self.document;
        let reference = run
            .resources
            .and_then(|resources| document.get_dictionary(resources, "XObject"))
            .and_then(|objects| objects.get(name).ok());
        let object = reference.and_then(|object| document.resolve(object)?.as_stream().ok());
        let (Some(reference), Some(object)) = (reference, object) else { return };
        match document.get_name(&object.dict, "Subtype") {
            Some(b"Form") if !mark.is_furniture => {
                // A stream is always referred to.
                let Ok(id) = reference.as_reference() else { return };
                if !self.open_forms.contains(&id) {
                    self.open_forms.push(id);
                    self.form(object, run, to_page, mark, drawing);
                    self.open_forms.pop();
                }
            }
            Some(b"Image") => {
                let covered = to_page.apply_to_box(Area::new([0.0, 0.0, 1.0, 1.0]));
                drawing.pictures += covered.width() * covered.height();
            }
            _ => {}
        }
    }

    /// The font that the resources call `name`.
    fn font(&mut self, run: &ContentStream<'a>, name: &[u8]) -> Option<Rc<Font>> {
        let document = self.document;
        let fonts = document.get_dictionary(run.resources?, "Font")?;
        let reference = fonts.get(name).ok()?;
        let id = reference.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let dict = document.resolve(reference)?.as_dict().ok()?;
        let font = Rc::new(Font::read(document, dict));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    /// What `BMC` or `BDC` says of the content that follows.
    fn mark(&self, operands: &[Operand], run: &ContentStream<'a>, outer: Mark) -> Mark {
        let document = self.document;
        let [Operand::Name(tag), properties @ ..] = operands else { return outer };
        let entries = match properties.first() {
            Some(Operand::Dictionary(entries)) => &entries[..],
            // A name stands for a dictionary of the resources.
            Some(Operand::Name(name)) => {
                let number = run
                    .resources
                    .and_then(|resources| document.get_dictionary(resources, "Properties"))
                    .and_then(|named| document.resolve(named.get(name).ok()?)?.as_dict().ok())
                    .and_then(|dict| document.get_number(dict, "MCID"));
                let paragraph = number
                    .and_then(|number| self.structure.paragraph(run.page, number as i64))
                    .or(outer.paragraph);
                return Mark { paragraph, ..outer };
            }
            _ => &[],
        };
        let value = |key: &[u8]| {
            let at = entries
                .iter()
                .position(|entry| matches!(entry, Operand::Name(name) if name == key))?;
            entries.get(at + 1)
        };
        let is_furniture = tag == b"Artifact"
            && matches!(value(b"Type"), Some(Operand::Name(kind)) if kind == b"Pagination");
        let paragraph = match value(b"MCID") {
            Some(Operand::Number(number)) => self.structure.paragraph(run.page, *number as i64),
            _ => None,
        };
        Mark {
            is_furniture: outer.is_furniture || is_furniture,
            paragraph: paragraph.or(outer.paragraph),
        }
    }
}

/// The bytes of text in operands.
fn text_length(operands: &[Operand]) -> usize {
    let length = |operand: &Operand| match operand {
        Operand::Text(text) => text.len(),
        Operand::Array(parts) => text_length(parts),
        _ => 0,
    };
    operands.iter().map(length).sum()
}
