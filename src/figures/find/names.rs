//! Makes the names of figures: spans of the sentence joined by spaces. The only word added is `Tỷ lệ`.

use std::ops::Range;

use super::clauses::Break;

use super::context::Verb;
use super::draft::{Draft, Rule};
use super::lexicon::{DECISIONS, HEADS, LEADS, QUANTITIES};
use super::properties::{kind, measure, qualifier};
use super::spans::{Trim, counter_words, span, words_of};
use super::statement::{Reader, Statement};
use super::tails;
use super::units::UnitClass;
use crate::figures::tokens::{Token, tokens};

/// Words at which the subject may be cut, if the name of an indicator begins after them.
const BEFORE_HEADS: [&str; 7] = ["với", "nâng", "có", "đạt", "và", "để", "đưa"];

/// A name that is being made.
pub(super) struct Naming {
    /// The subject before the number.
    pub subject: Range<usize>,
    /// The words after the unit that belong to what is counted.
    pub tail: Range<usize>,
    /// The words that were cut from the front of the subject.
    cut: Option<Range<usize>>,
    /// The spans of the name.
    parts: Vec<Range<usize>>,
    /// Whether the subject is that of the figure before.
    inherited: bool,
    /// Whether the number has no subject, only a verb before it.
    pure: bool,
    /// Whether it is a percentage of the count before it.
    is_share: bool,
    /// The words of the unit that say what is counted, if something is.
    counter: Option<Range<usize>>,
    rules: Vec<Rule>,
}

/// Makes a figure of a statement and adds it; returns the token to go on at.
pub(super) fn figure(reader: &mut Reader, statement: &Statement) -> usize {
    let mut naming = Naming::new(reader, statement);
    naming.choose_parts(reader, statement);
    naming.is_share = naming.is_share_of_count(reader, statement);
    let name = naming.name(reader, statement);
    let draft = naming.draft(reader, statement, name);
    let follows_plan = draft.rules.contains(&Rule::PercentOfPlan);
    let mut end = statement.amount.end;
    if follows_plan {
        end = tails::plan_end(&reader.tokens, &reader.breaks, statement.after.end).max(end);
    }
    naming.remember_subject(reader, &draft);
    reader.add(draft);
    reader.last_end = end;
    // A number in the tail belongs to the name: "xã đạt từ 15-18 tiêu chí".
    if reader.tokens[naming.tail.clone()].iter().any(Token::is_number) {
        reader.last_end = naming.tail.end.max(end);
    }
    reader.last_end
}

impl Naming {
    fn new(reader: &Reader, statement: &Statement) -> Self {
        let left = &statement.left;
        let (tokens, class) = (&reader.tokens, statement.class());
        let tail = tails::tail(reader, statement);
        let mut begin = tails::over_list_comma(reader, left);
        let mut end = left.subject_end;
        let mut pure = left.pure;
        let listed = || tails::list_over_commas(reader, statement, begin);
        if let Some(head) = tails::head_over_commas(reader, statement, begin).or_else(listed) {
            begin = head;
            if pure {
                end = left.segment.saturating_sub(1);
                pure = false;
            }
        }
        let decided = (begin..end).rev().find_map(|at| {
            let length = DECISIONS.prefix_len(&tokens[at..end]);
            (length > 0 && at + length < end).then_some(at + length)
        });
        begin = decided.unwrap_or(begin);
        let mut cut = None;
        for at in begin + 1..end {
            // "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ" is one indicator.
            let of_two = tokens[at - 1].is("và") && HEADS.prefix_len(&tokens[begin..at - 1]) > 0;
            let before = tokens[at - 1].among(&BEFORE_HEADS) && !of_two;
            if before && HEADS.prefix_len(&tokens[at..end]) > 0 {
                cut = Some(begin..at - 1);
                begin = at;
            }
        }
        let first = statement.amount.end.min(statement.unit.end);
        let counter = matches!(class, UnitClass::Count | UnitClass::Noun)
            .then(|| counter_words(tokens, statement, first));
        Self {
            subject: begin..end.max(begin),
            tail,
            cut,
            parts: Vec::new(),
            inherited: false,
            pure,
            is_share: false,
            counter,
            rules: Vec::new(),
        }
    }

    fn is_counted(&self) -> bool {
        self.counter.is_some()
    }

    /// Chooses the spans of the name.
    fn choose_parts(&mut self, reader: &Reader, statement: &Statement) {
        let (left, class, tokens) = (&statement.left, statement.class(), &reader.tokens);
        let changes = matches!(left.verb, Verb::Change(_));
        let states = matches!(left.verb, Verb::State | Verb::GrowthState);
        self.rules.push(match (left.verb, self.pure) {
            (Verb::Change(_), false) => Rule::SubjectChange,
            (Verb::Change(_), true) => Rule::VerbOnly,
            (Verb::State | Verb::GrowthState, false) => Rule::SubjectState,
            (_, true) => Rule::NoSubject,
            (_, false) => Rule::Action,
        });
        let verb_alone = changes
            && left.subject_end <= left.begin
            && reader.mains.is_empty()
            && reader.subject.is_empty()
            && matches!(class, UnitClass::Count | UnitClass::Noun | UnitClass::Measure);
        if verb_alone && self.subject.is_empty() {
            self.parts.push(left.subject_end..left.end);
        } else if !self.subject.is_empty() {
            self.parts.push(self.subject.clone());
            self.replace_end_of_last_subject(reader, statement);
        } else if self.may_inherit(reader, statement) {
            self.parts.clone_from(&reader.subject);
            self.inherited = true;
        }
        let quantity = self
            .parts
            .last()
            .is_some_and(|part| QUANTITIES.prefix_len(&tokens[part.start..part.end]) > 0);
        let has_state = left.ends_in_state(tokens)
            && !(class == UnitClass::Count && !self.parts.is_empty() && !quantity);
        let subject_states = has_state && !self.pure;
        if let Some(counter) = self.counter.clone().filter(|_| !subject_states) {
            let nominal = quantity && !self.inherited && (self.tail.is_empty() || states);
            if !nominal && statement.amount.before.is_none() {
                self.parts.push(counter);
            }
        }
        let takes_tail = self.is_counted() && !subject_states
            || class == UnitClass::Measure && !states && !changes
            || class == UnitClass::Percent && !states && !changes && left.verb != Verb::Exceed;
        if takes_tail && !self.tail.is_empty() {
            self.parts.push(self.tail.clone());
        }
    }

    fn may_inherit(&self, reader: &Reader, statement: &Statement) -> bool {
        let (left, class) = (&statement.left, statement.class());
        let states = matches!(left.verb, Verb::State | Verb::GrowthState);
        let tokens = &reader.tokens;
        let introduced = left.introduced_by(tokens, &["đó", "có", "riêng", "gồm"])
            || tokens[left.segment..left.end].iter().any(|t| t.is("có"));
        let after_percent =
            reader.mains.last().is_some_and(|&main| reader.found[main].class == UnitClass::Percent);
        let named = reader.subject.is_empty()
            || introduced
            || states && class != UnitClass::Percent
            || after_percent && self.is_counted();
        !named
    }

    /// Completes a short subject by the beginning of the one before, up to its own first word: "mũi 1 đạt 96,7 %, mũi 2 đạt
    /// 80,3 %".
    fn replace_end_of_last_subject(&mut self, reader: &Reader, statement: &Statement) {
        let tokens = &reader.tokens;
        let subject = self.subject.clone();
        if subject.len() > 3 || reader.breaks[statement.left.segment] != Break::Comma {
            return;
        }
        let first = &tokens[subject.start].word;
        for (n, part) in reader.subject.iter().enumerate().rev() {
            let from = if subject.len() > 2 {
                part.start.max(part.end.saturating_sub(6))
            } else {
                part.start
            };
            if let Some(at) = (from..part.end).rev().find(|&at| tokens[at].is(first)) {
                self.parts = reader.subject[..n].to_vec();
                self.parts.extend([part.start..at, subject]);
                self.rules.push(Rule::Replaced);
                return;
            }
        }
        if !reader.subject.is_empty()
            && reader.subject.len() < 3
            && tokens[subject.end - 1].is_number()
        {
            self.parts.clone_from(&reader.subject);
            self.parts.push(subject);
            self.rules.push(Rule::Replaced);
        }
    }

    /// Whether it is a percentage with only a verb of state, which is the share of the figure before: "…, chiếm 69,9 %".
    fn is_share_of_count(&self, reader: &Reader, statement: &Statement) -> bool {
        let left = &statement.left;
        let rate = || left.end > left.segment && reader.tokens[left.end - 1].is("lệ");
        statement.class() == UnitClass::Percent
            && self.pure
            && !reader.mains.is_empty()
            && (matches!(left.verb, Verb::State | Verb::GrowthState)
                || left.verb == Verb::None && rate())
    }

    fn name(&mut self, reader: &Reader, statement: &Statement) -> String {
        let last = self.parts.len().saturating_sub(1);
        let written = self.parts.iter().enumerate().map(|(n, part)| {
            let trim = if n == last { Trim::Yes } else { Trim::No };
            span(reader, part.clone(), trim)
        });
        let mut name = written.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let previous = |wanted: fn(&Draft) -> bool| {
            reader.mains.iter().rev().map(|&main| &reader.found[main]).find(|main| wanted(main))
        };
        if self.is_share
            && let Some(count) =
                previous(|main| main.class != UnitClass::Percent).or_else(|| previous(|_| true))
        {
            self.rules.push(Rule::ShareOf);
            return format!("Tỷ lệ {}", count.name);
        }
        if let Some(cut) = self.cut.clone().filter(|_| (1..=3).contains(&words_of(&name))) {
            let context =
                span(reader, cut.start.max(cut.end.saturating_sub(9))..cut.end, Trim::Yes);
            if !hangs_on_main(reader, statement)
                && !context.is_empty()
                && !context.contains("so với")
            {
                name = format!("{name} ({context})");
                self.rules.push(Rule::ContextName);
            }
        }
        if name.to_lowercase() == "bình quân" {
            name = format!("{name} {}", statement.unit.text);
        }
        if name.is_empty() {
            name = self.fallback_name(reader, statement);
        }
        if is_general(&name)
            && !self.inherited
            && let Some(main) = previous(|main| !main.name.is_empty())
        {
            let of = main.name.split(" (").next().unwrap_or_default();
            name = format!("{name} ({of})");
            self.rules.push(Rule::GenericName);
        }
        if hangs_on_main(reader, statement)
            && !self.inherited
            && (1..=4).contains(&words_of(&name))
            && let Some(main) = previous(|main| !main.dependent)
            && !main.object.is_empty()
            && !name.contains('(')
        {
            name = format!("{name} ({})", main.object);
            self.rules.push(Rule::ParentName);
        }
        if let Some(topic) = topic(reader, statement, &name) {
            name = format!("{name} ({})", span(reader, topic.clone(), Trim::No));
            self.parts.push(topic);
            self.rules.push(Rule::ContextName);
        }
        name
    }

    /// The name where there are no spans for one: the words that introduce the number, else its unit with the tail.
    fn fallback_name(&mut self, reader: &Reader, statement: &Statement) -> String {
        let left = &statement.left;
        if statement.class() == UnitClass::Percent && self.tail.is_empty() {
            let end = if left.subject_end > left.segment { left.subject_end } else { left.end };
            let lead = span(reader, left.segment..end, Trim::Yes);
            if !lead.is_empty() {
                self.rules.push(Rule::LeadName);
                return lead;
            }
        }
        let same_unit = reader.found.last().filter(|last| {
            statement.class() == UnitClass::Measure && last.unit == statement.unit.text
        });
        if left.end > left.segment
            && self.tail.is_empty()
            && let Some(last) = same_unit.filter(|last| !last.name.is_empty())
        {
            self.rules.push(Rule::Inherited);
            return last.name.clone();
        }
        let amount = &statement.amount;
        let from = match statement.class() {
            UnitClass::Percent | UnitClass::Points => statement.unit.end,
            _ => amount.of.unwrap_or(amount.at).max(amount.to.unwrap_or(0)) + 1,
        };
        let to = self.tail.end.max(statement.unit.end);
        self.rules.push(Rule::UnitName);
        span(reader, from.min(to)..to, Trim::Yes)
    }

    fn draft(&self, reader: &Reader, statement: &Statement, name: String) -> Draft {
        let mut rules = self.rules.clone();
        let (kind, decided) = kind(reader, statement);
        rules.extend(decided.then_some(Rule::Decided));
        rules.extend(self.inherited.then_some(Rule::Inherited));
        rules.extend(statement.amount.before.map(|_| Rule::FromTo));
        rules.extend((statement.class() == UnitClass::Bare).then_some(Rule::BareNumber));
        let measure = measure(reader, statement, &name);
        let change = reader.own_change(statement, kind);
        let percent_of_plan = reader.own_percent_of_plan(statement, kind);
        rules.extend(percent_of_plan.as_ref().map(|_| Rule::PercentOfPlan));
        let before = reader.own_before(statement);
        let planned = reader.own_plan(statement);
        let mut amount = statement.amount.clone();
        amount.of = amount.of.filter(|_| planned.is_none());
        let counted = self.counter.as_ref();
        let counted = counted.map_or(0..0, |words| words.start..self.tail.end.max(words.end));
        Draft {
            value: statement.value,
            unit: statement.unit.text.clone(),
            class: statement.class(),
            kind,
            year: if decided {
                reader.year_of(statement, reader.setting.kind)
            } else {
                reader.year_of(statement, kind)
            },
            measure,
            name,
            spans: self.parts.iter().filter(|part| !part.is_empty()).cloned().collect(),
            qualifier: qualifier(reader, statement),
            comparisons: change
                .into_iter()
                .chain(percent_of_plan)
                .chain(before)
                .chain(planned)
                .collect(),
            rules,
            dependent: hangs_on_main(reader, statement),
            object: span(reader, counted.clone(), Trim::Yes),
            counted,
            at: reader.tokens[statement.amount.at].chars.start,
            in_parenthesis: statement.in_parenthesis,
            clause: reader.clause..statement.amount.end,
            amount,
        }
    }

    /// Keeps the subject for later figures without one.
    fn remember_subject(&self, reader: &mut Reader, draft: &Draft) {
        if self.inherited || self.subject.is_empty() || self.is_share || draft.dependent {
            return;
        }
        let kept = |part: &&Range<usize>| {
            !part.is_empty() && Some(*part) != self.counter.as_ref() && **part != self.tail
        };
        reader.subject = self.parts.iter().filter(kept).cloned().collect();
    }
}

/// Whether a name says only that there is an amount, not of what.
fn is_general(name: &str) -> bool {
    const GENERAL: [&str; 10] = [
        "đóng góp",
        "tỷ lệ",
        "tỉ lệ",
        "trị giá",
        "số tiền",
        "tổng số",
        "chiếm",
        "kinh phí",
        "tổng kinh phí",
        "với số tiền",
    ];
    GENERAL.contains(&name.to_lowercase().as_str())
}

/// The words before a colon at the beginning of a passage, for a name that says only which quantity it is: "Cây lạc: diện tích
/// 33 ha, năng suất 30 tạ/ha".
fn topic(reader: &Reader, statement: &Statement, name: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    const QUANTITY: usize = 4;
    let colon = (0..reader.tokens.len().min(LONGEST + 2))
        .find(|&at| reader.breaks[at] == Break::Colon)
        .filter(|&colon| colon <= statement.amount.at)?;
    let first = reader.tokens.iter().position(Token::is_word)?;
    let topic = first..colon.saturating_sub(1).max(first);
    let words = &reader.tokens[topic.clone()];
    let named = tokens(name);
    let quantity = named.len() <= QUANTITY && HEADS.prefix_len(&named) > 0 && !name.contains('(');
    let is_known = words.last().is_some_and(|last| named.iter().any(|t| t.word == last.word));
    let says =
        !words.is_empty() && words.iter().all(Token::is_word) && HEADS.prefix_len(words) == 0;
    (quantity && says && !is_known && LEADS.prefix_len(words) == 0).then_some(topic)
}

/// Whether a statement depends on the figure before, to which `với`, `trị giá`, `cho` or `ở` joins it.
fn hangs_on_main(reader: &Reader, statement: &Statement) -> bool {
    !reader.mains.is_empty()
        && statement.amount.at > reader.last_end
        && reader.last_end > reader.clause
        && reader.tokens[reader.last_end].among(&["với", "trị", "cho", "ở"])
}
