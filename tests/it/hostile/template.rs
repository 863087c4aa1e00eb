//! A small report with every member there is, as JSON and as Markdown, whose every string can be made hostile.

use serde_json::{Value, json};

/// Members whose strings are words of the format.
const FIXED: [&str; 3] = ["format", "kind", "status"];

/// A sound report that has every member of the format.
pub fn report() -> Value {
    json!({
        "format": "baocao/1",
        "title": "Tiêu-đề",
        "issuer": { "vi": "Uỷ-ban", "en": "Committee" },
        "years": { "reported": 2022, "planned": 2023 },
        "sections": [
            { "id": "p1", "label": "Phần-một", "page": 1, "title": ["Đề-mục", { "em": " nghiêng" }, { "note": "n" }],
              "blocks": [
                { "kind": "paragraph", "page": 1, "text": ["Đoạn-văn", { "page": 2 }, { "em": " nhấn" }, { "strong": " đậm" }, { "note": "n" }] },
                { "kind": "bullet", "level": 2, "text": "gạch-đầu" },
                { "kind": "item", "label": "số-một", "text": ["điểm"] },
                { "kind": "line", "text": ["dòng-ký"] },
                { "kind": "table", "head_rows": 1, "rows": [
                    [["ô-một"], { "text": ["ô-hai", { "break": true }, "dòng-hai"], "colspan": 1, "rowspan": 2 }],
                    [["ô-ba"]], [[{ "strong": "ô-bốn" }]]] } ],
              "sections": [ { "id": "p1a", "label": "mục-con", "title": "Con", "blocks": [] } ] } ],
        "notes": [ { "id": "n", "label": "nhãn", "page": 2, "text": ["Chú-thích", { "em": "chữ-nghiêng" }] } ],
        "views": [ { "id": "v", "name": { "vi": "Chủ-đề", "en": "Theme" }, "places": ["p1", "note/n"],
                     "status": "corrected", "remark": { "vi": "về-thẻ", "en": "of-the-tab" } } ],
        "figures": [
            { "id": "f", "kind": "result", "year": 2022, "theme": "v", "topic": "nhóm",
              "name": { "vi": "tên", "en": "name" }, "value": 1.5, "value_text": "đậm", "unit": "đơn-vị",
              "measure": "level", "block": "p1/1", "note": "n", "quote": "Chú-thích", "at": [0, 3], "status": "accepted",
              "qualifier": "trên",
              "comparisons": [ { "basis": "plan", "basis_stated_in_clause": true, "measure": "percent_of",
                                 "value": 3, "value_text": "ba", "unit": "%" } ],
              "remark": "nhận-xét" } ],
        "pairs": [ { "result": "f", "target": "f", "name": { "vi": "cặp", "en": "pair" }, "same_measure": true } ],
        "errata": [ { "id": "e", "at": "p1/1", "reads": "đậm", "likely": "đạm", "confidence": "high",
                      "category": "lỗi", "reason": "vì", "before": "trước", "after": "sau" } ],
        "abbreviations": [ { "short": "UB", "long": { "vi": "viết-dài", "en": "long" } } ],
        "complete": true
    })
}

/// What of [`report`] stands on a screen sooner or later.
pub const SHOWN: [&str; 15] = [
    "Tiêu-đề",
    "Phần-một",
    "Đề-mục",
    "nghiêng",
    "Đoạn-văn",
    "nhấn",
    "đậm",
    "gạch-đầu",
    "điểm",
    "dòng-ký",
    "ô-một",
    "ô-bốn",
    "mục-con",
    "Chú-thích",
    "Chủ-đề",
];

/// The pointers (RFC 6901) of every value in `json`, the whole first.
pub fn pointers(json: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut at = 0;
    while let Some(pointer) = found.get(at).cloned() {
        match json.pointer(&pointer) {
            Some(Value::Object(members)) => {
                found.extend(
                    members.keys().map(|key| format!("{pointer}/{}", key.replace('/', "~1"))),
                );
            }
            Some(Value::Array(items)) => {
                found.extend((0..items.len()).map(|i| format!("{pointer}/{i}")));
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The pointers of every string that comes from a report's author.
pub fn strings(json: &Value) -> Vec<String> {
    let mut found = pointers(json);
    found.retain(|pointer| {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        json.pointer(pointer).is_some_and(Value::is_string) && !FIXED.contains(&name)
    });
    found
}

/// [`report`] with `payload` at the end of every string: what referred to another place still does.
pub fn poisoned(payload: &str) -> Value {
    let mut json = report();
    for pointer in strings(&json.clone()) {
        if let Some(Value::String(text)) = json.pointer_mut(&pointer) {
            text.push_str(payload);
            // An address ends with the number of a block.
            *text = text.replace(&format!("/1{payload}"), &format!("{payload}/1"));
        }
    }
    json
}

/// A report in Markdown with `payload` wherever an author can put words.
pub fn markdown(payload: &str) -> String {
    format!(
        "TỈNH UỶ {payload}\n\n# BÁO CÁO {payload}\n\n## Phần thứ nhất {payload}\n\n## I- ĐỀ-MỤC {payload}\n\n\
         Đoạn-văn {payload} *nhấn {payload}* **đậm {payload}**<sup>1</sup> [liên-kết {payload}](http://x.example/{payload} \
         \"tên {payload}\") <a href=\"{payload}\">neo {payload}</a> ![ảnh {payload}]({payload}) `mã {payload}`[^{payload}]\n\n\
         - gạch {payload}\n\n1. điểm {payload}\n\n| ô {payload} | hai |\n|---|---|\n| ba | bốn {payload} |\n\n\
         <!-- chú {payload} --> <b title=\"{payload}\">chữ {payload}</b>\n\n```{payload}\nmã\n```\n\n\
         <sup>1</sup> Chú-thích {payload}\n\n[^{payload}]: Khác {payload}\n"
    )
}
