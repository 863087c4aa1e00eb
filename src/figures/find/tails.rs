//! The extent of a name: to the right of the unit, and to the left over commas.

use std::ops::Range;

use super::clauses::Break;
use super::context::{Left, Verb};
use super::lexicon::{HEADS, QUANTITIES, TAIL_STOPS};
use super::spans::begin_of;
use super::statement::{Reader, Statement};
use super::units::UnitClass;
use crate::figures::tokens::{Capital, Token, TokenKind};

/// The most words of a tail, and of a tail with commas.
const MAX_TAIL: usize = 14;
const MAX_LIST_TAIL: usize = 22;

/// First words of phrases that are no members of a list of things.
const ADVERBS: [&str; 44] = [
    "nhìn", "bên", "ngoài", "tuy", "do", "vì", "theo", "trước", "sau", "từ", "khi", "nếu", "tại",
    "ở", "trên", "qua", "với", "nhờ", "bằng", "về", "hằng", "hàng", "mỗi", "riêng", "cùng", "đặc",
    "nhất", "song", "mặt", "quý", "tháng", "năm", "trong", "đến", "tính", "cả", "cũng", "còn",
    "để", "được", "đã", "so", "ước", "bình",
];

/// The words after the unit that belong to what is counted: up to punctuation, a verb of state or change, a plan or a year.
pub(super) fn tail(reader: &Reader, statement: &Statement) -> Range<usize> {
    let (tokens, breaks) = (&reader.tokens, &reader.breaks);
    let from = statement.amount.end;
    let mut end = from;
    while end < tokens.len()
        && end - from < MAX_TAIL
        && !breaks[end].is_any()
        && matches!(tokens[end].kind, TokenKind::Word | TokenKind::Percent)
        && !is_value_of(tokens, end)
        && !stops(tokens, end)
    {
        end += 1;
    }
    if end - from == MAX_TAIL
        && tokens.get(end).is_some_and(Token::is_word)
        && !breaks[end].is_any()
    {
        end = before_connective(tokens, from, end);
    }
    end = over_grade(reader, end);
    if statement.class() == UnitClass::Percent && (1..=4).contains(&(end - from)) {
        end = over_list(reader, from, end);
    }
    if statement.class() == UnitClass::Count {
        end = over_criteria(reader, end);
    }
    from..before_and(reader, from, end)
}

/// Where a tail that is too long ends: before the last connective, if that is near; else a compound might be cut in two.
fn before_connective(tokens: &[Token], from: usize, end: usize) -> usize {
    const NEAR: usize = 5;
    const CONNECTIVES: [&str; 14] = [
        "trên", "theo", "của", "do", "được", "đối", "trong", "và", "cho", "tại", "về", "thuộc",
        "từ", "có",
    ];
    let near = end.saturating_sub(NEAR).max(from + 1)..end;
    near.rev().find(|&at| tokens[at].among(&CONNECTIVES)).unwrap_or(end)
}

/// `trị giá`.
fn is_value_of(tokens: &[Token], at: usize) -> bool {
    tokens[at].is("trị") && tokens.get(at + 1).is_some_and(|t| t.is("giá"))
}

/// Whether a word ends a tail. `bằng`, `qua`, `để` and `trước` do only before a number; `đạt chuẩn` and `nâng cao` are
/// parts of names.
fn stops(tokens: &[Token], at: usize) -> bool {
    const PHRASES: [(&str, &[&str]); 4] =
        [("nhiệm", &["kỳ"]), ("giai", &["đoạn"]), ("tương", &["ứng", "đương"]), ("đảm", &["bảo"])];
    const SOFT: [&str; 4] = ["bằng", "qua", "để", "trước"];
    const REACHED: [&str; 7] = ["chuẩn", "tiêu", "danh", "giải", "quy", "loại", "yêu"];
    let token = &tokens[at];
    if !TAIL_STOPS.contains(&*token.word) {
        return false;
    }
    let near = &tokens[at + 1..tokens.len().min(at + 4)];
    if token.among(&SOFT) && !near.iter().any(Token::is_number) {
        return false;
    }
    // Words of phrases: "nhiệm kỳ", "giai đoạn", "tương ứng", "đảm bảo", but not "nhiệm vụ", "giai cấp".
    if let Some((_, seconds)) = PHRASES.iter().find(|(first, _)| token.is(first)) {
        return near.first().is_some_and(|next| next.among(seconds));
    }
    match near.first() {
        Some(next) if token.is("nâng") => !next.is("cao"),
        Some(next) if token.is("đạt") => !next.among(&REACHED),
        _ => true,
    }
}

/// The end of a tail that goes on with a grade or age: `3 sao`, `60 tuổi trở lên`.
fn over_grade(reader: &Reader, end: usize) -> usize {
    let (tokens, breaks) = (&reader.tokens, &reader.breaks);
    let grade = tokens.get(end + 1).is_some_and(|t| t.among(&["sao", "tuổi"]));
    if !grade || breaks[end].is_any() || !reader.refuses(end) {
        return end;
    }
    let more = tokens[end + 2..].iter().take_while(|t| t.among(&["trở", "lên"])).count();
    end + 2 + more
}

/// The end of a tail that goes on over the commas of a list to the predicate: "99 % thôn, bản có đường xe máy".
fn over_list(reader: &Reader, from: usize, end: usize) -> usize {
    const PREDICATES: [&str; 12] =
        ["có", "đạt", "được", "là", "tại", "thuộc", "chưa", "không", "đã", "hoàn", "sử", "bảo"];
    let (tokens, breaks) = (&reader.tokens, &reader.breaks);
    let mut comma = end;
    for _ in 0..3 {
        if !tokens.get(comma).is_some_and(|t| t.is(",")) {
            break;
        }
        let item = comma + 1;
        let mut at = item;
        while at < tokens.len()
            && (at == item || !breaks[at].is_any())
            && tokens[at].is_word()
            && !tokens[at].among(&PREDICATES)
            && at - comma < 6
        {
            at += 1;
        }
        if at == item || at >= tokens.len() || TAIL_STOPS.contains(&*tokens[item].word) {
            break;
        }
        comma = at;
        if tokens[at].is_word() {
            let goes_on = |at: usize| {
                at < tokens.len()
                    && !breaks[at].is_any()
                    && tokens[at].is_word()
                    && (tokens[at].is("đạt") || !stops(tokens, at))
                    && at - from < MAX_LIST_TAIL
            };
            while goes_on(at) {
                at += 1;
            }
            return at;
        }
    }
    end
}

/// The end of a tail that goes on with criteria for what is counted: `đạt từ 15-18 tiêu chí`.
fn over_criteria(reader: &Reader, end: usize) -> usize {
    let (tokens, breaks) = (&reader.tokens, &reader.breaks);
    if !reader.word_is(end, "đạt") || breaks[end].is_any() {
        return end;
    }
    let words = tokens[end + 1..].iter().take_while(|t| t.among(&["từ", "trên", "đủ"])).count();
    let mut at = end + 1 + words;
    if !tokens.get(at).is_some_and(Token::is_number) {
        return end;
    }
    at += 1;
    if tokens.get(at).is_some_and(|t| t.among(&["-", "–", "/"]))
        && tokens.get(at + 1).is_some_and(Token::is_number)
    {
        at += 2;
    }
    let criteria = reader.word_is(at, "tiêu") && reader.word_is(at + 1, "chí");
    if criteria && !reader.word_is(at + 2, "/") { at + 2 } else { end }
}

/// The end of a tail; one that would reach the next number ends at its last `và`.
fn before_and(reader: &Reader, from: usize, end: usize) -> usize {
    let (tokens, breaks) = (&reader.tokens, &reader.breaks);
    let mut at = end;
    while at < tokens.len() && at - end <= MAX_TAIL && !breaks[at].is_any() && tokens[at].is_word()
    {
        at += 1;
    }
    let amount =
        tokens.get(at).is_some_and(Token::is_number) && !breaks[at].is_any() && !reader.refuses(at);
    let and = (from..end).rev().find(|&at| tokens[at].is("và"));
    and.filter(|_| amount).unwrap_or(end)
}

/// The first token of a subject that may be the second part of a short list: "Khám, chữa bệnh cho".
pub(super) fn over_list_comma(reader: &Reader, left: &Left) -> usize {
    let (tokens, breaks) = (&reader.tokens, &reader.breaks);
    if left.segment <= left.window || breaks[left.segment] != Break::Comma {
        return left.begin;
    }
    let from = segment_before(reader, left.segment, left.window);
    let begin = begin_of(reader, from, left.segment - 1);
    let words = &tokens[begin..left.segment - 1];
    let short = (1..=3).contains(&words.len()) && from == left.window && from == reader.clause;
    let headed = HEADS.prefix_len(&tokens[left.begin..left.end]) > 0;
    let adverb = words.first().is_some_and(|t| ADVERBS.contains(&&*t.word));
    if short && !headed && !adverb && !words.iter().any(Token::is_number) {
        begin
    } else {
        left.begin
    }
}

/// The first token of a subject that a noun of quantity some commas to the left begins, with no verb between.
pub(super) fn head_over_commas(
    reader: &Reader,
    statement: &Statement,
    begin: usize,
) -> Option<usize> {
    const VERBS: [&str; 5] = ["đạt", "tăng", "giảm", "vượt", "được"];
    let (tokens, breaks, left) = (&reader.tokens, &reader.breaks, &statement.left);
    let states = matches!(left.verb, Verb::State | Verb::GrowthState);
    let changes = matches!(left.verb, Verb::Change(_));
    let measured = matches!(statement.class(), UnitClass::Percent | UnitClass::Measure);
    let starts_anew = QUANTITIES.prefix_len(&tokens[begin..left.end.max(begin)]) > 0
        || tokens.get(begin).is_some_and(|t| t.among(&["khu", "thu", "chi", "giá"]));
    let wanted = (states || changes || measured) && !starts_anew
        || states && left.pure && reader.mains.is_empty();
    if !wanted {
        return None;
    }
    let mut end = left.segment;
    for _ in 0..3 {
        if end <= left.window || breaks[end] != Break::Comma {
            return None;
        }
        let from = segment_before(reader, end, left.window);
        let amounts = |at: usize| tokens[at].is_number() && !reader.refuses(at);
        if breaks[from] == Break::Close || (from..left.segment).any(amounts) {
            return None;
        }
        let head = begin_of(reader, from, end - 1);
        let words = &tokens[head..end - 1];
        let quantity = QUANTITIES.prefix_len(words) > 0
            || words.first().is_some_and(|t| t.is("khu")) && !left.pure;
        let passed = &tokens[head..(left.segment - 1).max(head)];
        if quantity
            && !passed.iter().any(|t| t.among(&VERBS))
            && left.subject_end.saturating_sub(head) <= MAX_LIST_TAIL
        {
            return Some(head);
        }
        end = from;
    }
    None
}

/// The first token of a list that a subject ends: "nông, lâm, thủy sản tăng", "ngành công nghiệp chế biến, chế tạo tăng". Its
/// members are short, and no adverbs, places or clauses.
pub(super) fn list_over_commas(
    reader: &Reader,
    statement: &Statement,
    begin: usize,
) -> Option<usize> {
    /// Words that begin the name of a branch, which may be longer.
    const BRANCHES: [&str; 8] = ["ngành", "khu", "lĩnh", "dư", "nguồn", "rừng", "nhóm", "trồng"];
    const MEMBER: usize = 3;
    const BRANCH: usize = 10;
    let (tokens, breaks, left) = (&reader.tokens, &reader.breaks, &statement.left);
    let stated = matches!(left.verb, Verb::State | Verb::GrowthState | Verb::Change(_));
    let plain = |words: &[Token]| {
        words.iter().all(Token::is_word)
            && words.first().is_some_and(|t| !ADVERBS.contains(&&*t.word))
    };
    let member = |words: &[Token]| {
        let lower = words.iter().skip(1).all(|t| t.capital == Capital::None);
        words.len() <= MEMBER && lower && plain(words)
    };
    let own = &tokens[begin..left.subject_end.max(begin)];
    let starts_anew = HEADS.prefix_len(own) > 0
        || own.first().is_some_and(|t| BRANCHES.contains(&&*t.word) || t.capital != Capital::None);
    if !stated || left.pure || starts_anew || !member(own) || begin != left.segment {
        return None;
    }
    let mut end = left.segment;
    let mut first = None;
    for _ in 0..3 {
        if end <= left.window || breaks[end] != Break::Comma {
            break;
        }
        let from = segment_before(reader, end, left.window);
        // Words after an amount belong to that.
        if !breaks[from].is_any() && from != reader.clause {
            break;
        }
        let head = begin_of(reader, from, end - 1);
        let words = &tokens[head..(end - 1).max(head)];
        let branch = words.first().is_some_and(|t| BRANCHES.contains(&&*t.word));
        if branch && words.len() <= BRANCH && plain(words) {
            return Some(head);
        }
        if breaks[from] == Break::Close || !member(words) {
            break;
        }
        first = Some(head);
        end = from;
    }
    first
}

/// The first token of the segment that ends at the break before token `end`.
fn segment_before(reader: &Reader, end: usize, window: usize) -> usize {
    let mut at = end - 1;
    while at > window && !reader.breaks[at].is_any() {
        at -= 1;
    }
    at
}

/// The token after a plan's noun and the words that say whose plan it is: `chỉ tiêu giao`.
pub(super) fn plan_end(tokens: &[Token], breaks: &[Break], from: usize) -> usize {
    const WORDS: [&str; 9] = ["giao", "đề", "ra", "năm", "được", "tỉnh", "huyện", "trung", "ương"];
    (from..tokens.len())
        .find(|&at| breaks[at].is_any() || !tokens[at].among(&WORDS))
        .unwrap_or(tokens.len())
}
