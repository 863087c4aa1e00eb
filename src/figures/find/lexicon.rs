//! The words that the rules know, as tables of phrases in the form of [`super::tokens::normal`]. Of several phrases that match,
//! the longest counts.

use std::collections::HashSet;
use std::sync::LazyLock;

use fnv::{FnvBuildHasher, FnvHashMap};

use crate::figures::tokens::Token;

/// A table of phrases, by their first words and by their last.
pub(super) struct Phrases {
    starts: FnvHashMap<&'static str, Vec<Vec<&'static str>>>,
    ends: FnvHashMap<&'static str, Vec<Vec<&'static str>>>,
}

impl Phrases {
    /// The phrases of a list, separated by bars or line ends.
    pub(super) fn new(list: &'static str) -> Self {
        let mut starts: FnvHashMap<&str, Vec<Vec<&str>>> = FnvHashMap::default();
        let mut ends: FnvHashMap<&str, Vec<Vec<&str>>> = FnvHashMap::default();
        for phrase in list.split(['|', '\n']) {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                starts.entry(first).or_default().push(words.clone());
                ends.entry(last).or_default().push(words);
            }
        }
        for phrases in starts.values_mut().chain(ends.values_mut()) {
            phrases.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        Self { starts, ends }
    }

    /// The number of tokens of the longest phrase that `tokens` begin with; 0 if there is none.
    pub(super) fn prefix_len(&self, tokens: &[Token]) -> usize {
        let Some(phrases) = tokens.first().and_then(|first| self.starts.get(&*first.word)) else {
            return 0;
        };
        let fits = |words: &&Vec<&str>| {
            words.len() <= tokens.len() && words.iter().zip(tokens).all(|(word, t)| t.is(word))
        };
        phrases.iter().find(fits).map_or(0, Vec::len)
    }

    /// The number of tokens of the longest phrase that `tokens` end with; 0 if there is none.
    pub(super) fn suffix_len(&self, tokens: &[Token]) -> usize {
        let Some(phrases) = tokens.last().and_then(|last| self.ends.get(&*last.word)) else {
            return 0;
        };
        let fits = |words: &&Vec<&str>| {
            words.len() <= tokens.len()
                && words.iter().rev().zip(tokens.iter().rev()).all(|(word, t)| t.is(word))
        };
        phrases.iter().find(fits).map_or(0, Vec::len)
    }

    /// Whether these tokens are exactly one of the phrases.
    pub(super) fn are(&self, tokens: &[Token]) -> bool {
        !tokens.is_empty() && self.prefix_len(tokens) == tokens.len()
    }

    /// The index at which the first phrase within `tokens` begins.
    pub(super) fn find(&self, tokens: &[Token]) -> Option<usize> {
        (0..tokens.len()).find(|&at| self.prefix_len(&tokens[at..]) > 0)
    }
}

/// A set of single words.
pub(super) type Words = HashSet<&'static str, FnvBuildHasher>;

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = $list:expr;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<Phrases> = LazyLock::new(|| Phrases::new($list));)*
        #[cfg(test)]
        const PHRASES: &[&str] = &[$($list),*];
    };
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $list:expr;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<Words> = LazyLock::new(|| $list.split_whitespace().collect());)*
        #[cfg(test)]
        const WORDS: &[&str] = &[$($list),*];
    };
}

phrases! {
    /// Units of measure: a number before one is an amount, whatever the words around it.
    MEASURES = "đồng|usd|đô la|đô la mỹ|đ|tấn|tạ|yến|kg|g|gr|gam|lạng|chỉ vàng|ha|hecta|km|m|mét|mét khối|cm|mm|m2|m3|m²|m³|km2|km²|mw|kw|kwh|mwh|gwh|kva|kv|lít|ml|cái|chiếc|bộ|gb|mb|tb|gbps|mbps|điểm|lần|tuổi thọ";
    /// Nouns that are counted.
    COUNTERS = include_str!("../../../data/lexicon/counters.txt");
    /// Counters that are one unit together, whatever follows.
    PAIRS = "bộ , ngành|sở , ngành|ban , ngành|thôn , bản|bản , làng|xã , phường|tổ chức , cá nhân|tập thể , cá nhân|hộ gia đình , cá nhân|cơ quan , đơn vị|tố giác , tin báo|cán bộ , công chức|cán bộ , chiến sĩ|cán bộ , đảng viên|thôn , tổ dân phố";
    /// Words after which a number is a label and no amount, unless a clear unit follows.
    LABELS = "số|thứ|khóa|lớp|mũi|hạng|mục|khoản|điều|chương|phụ lục|bảng|biểu|đợt|vòng|tổ|phường|quận|khu phố|thôn|ấp|quốc lộ|ql|tỉnh lộ|đt|km|đường|ngày|tháng|năm|quý|tuần|thập niên|lần thứ|lần|covid|ban chỉ đạo|bch|tầm nhìn|giai đoạn|thời kỳ|nhiệm kỳ|khối|mức độ|mức|cấp độ|cấp|loại|hội nghị trung ương|trung ương|tw|đề án|nghị định|thông tư|luật|chương trình|nghị quyết|quyết định|chỉ thị|kết luận|quy định|hướng dẫn|vụ xuân|so sánh|giá so sánh|niên vụ|năm học|mẫu|biểu mẫu|phiên bản|cách mạng công nghiệp|công nghiệp|bài|mã|hotline|điện thoại|đường dây nóng|fax|khóa học|vùng|tiểu khu|tiểu đoàn|trung đoàn|sư đoàn|lữ đoàn|đại đội|đồn|cột mốc|mốc|đảng bộ bộ phận|visa|cúp|u|giờ|euro|iso|vneid|tầng|trang|hình|cột|dòng|câu|phần";
    /// Kinds of documents.
    DOCUMENTS = "nghị quyết|chỉ thị|kết luận|quyết định|quy định|nghị định|thông tư|luật|hướng dẫn|công văn|kế hoạch|chương trình|đề án|thông báo|thông tri|báo cáo|tờ trình|quy chế|công điện|văn bản";
    /// Words before the number of a motto or method that is named by a number.
    MOTTOS = "phong trào|phương châm|khẩu hiệu|thông điệp|quy tắc|nguyên tắc|quy trình|cuộc vận động|mô hình|phương pháp|bộ quy tắc";
    /// Verbs of a state, with the words that belong to them.
    STATES = "ước tính đạt|dự ước đạt|dự kiến đạt|phấn đấu đạt|đạt tỷ lệ|đạt ở mức|chiếm tỷ lệ|với tỷ lệ|tỷ lệ đạt|giảm xuống còn|ước đạt|đã đạt|chỉ đạt|đạt được|đạt mức|ở mức|lên đến|lên tới|xuống còn|giảm còn|xuống dưới|tăng lên|nâng lên|ước khoảng|ước tính|tương đương|tương ứng|đạt|là|chiếm|còn|bằng|lên|xuống|tới|ước|có|đến|đạt bình quân";
    /// Words before a number that qualify it.
    QUALIFIERS = "tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|xấp xỉ|trên dưới|hơn|gần|trên|dưới|khoảng|chừng|từ|chỉ|ước|cả|đủ|thêm|đến";
    /// Verbs of growth.
    RISES = "tăng gấp|gấp|tăng bình quân|tăng thêm|tăng trưởng|tăng|cao hơn|nhiều hơn|lớn hơn|dài hơn";
    /// Verbs of reduction.
    FALLS = "giảm bớt|giảm bình quân|giảm|thấp hơn|ít hơn|kém hơn|hụt|ngắn hơn";
    /// Phrases for a state of growth, after which the number is growth.
    GROWTH_STATES = "đạt mức tăng trưởng|đạt mức tăng|có mức tăng|với mức tăng trưởng|với mức tăng|đạt tốc độ tăng trưởng|đạt tốc độ tăng";
    /// Nouns for plans.
    PLANS = "kế hoạch|kế hoạch vốn|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết|nq|dt|kịch bản|chỉ tiêu giao|nhiệm vụ chi|nhiệm vụ thu";
    /// Words of heads over plans, besides the nouns for plans.
    HEAD_PLANS = "được giao|tỉnh giao|huyện giao|xã giao|tw giao|trung ương giao|hđnd giao|ubnd giao|cấp trên giao|bộ giao|vốn giao|số giao|giao năm|biên chế giao|phân bổ";
    /// Words of heads over results.
    HEAD_RESULTS = "tự đánh giá|điểm đạt|số thực hiện|ước thực hiện|ước tính|ước th|ước đạt|ước|đã thực hiện|thực hiện|th|ưth|kết quả thực hiện|kết quả|đạt được|tự chấm|thẩm định|quyết toán|giải ngân|thực tế|thực đạt";
    /// Words of heads that say nothing of what is counted.
    HEAD_FILLERS = "số|lượng|giao|tỷ lệ|tốc độ|phát triển|tăng trưởng|tăng|giảm|chênh lệch|tuyệt đối|tương đối|so sánh|so với|so|với|và|của|trong|đến|tính|tính đến|hết|đến hết|từ|từ đầu|đầu|cuối|ngày|năm|tháng|quý|kỳ|cả|cả năm|đã|được|đạt|hoàn thành|mức|tiến độ|báo cáo|thời điểm|bình quân|chính thức|kỳ gốc";
    /// Words that introduce a segment and do not say what is measured.
    LEADS = "so với cùng kỳ năm trước|từ đầu năm đến nay|trong kỳ báo cáo|ước thực hiện năm|trên địa bàn tỉnh|cùng kỳ năm trước|so với cùng kỳ|so với năm trước|trong đó có|trong năm qua|đến cuối năm|đến hết năm|tính đến hết|tính đến nay|ước hết năm|ước thực hiện|ước cả năm|hiện toàn tỉnh|hiện toàn huyện|toàn thành phố|toàn thị xã|toàn đảng bộ|trên địa bàn|cụ thể là|đặc biệt là|phấn đấu đến|thực hiện được|số còn lại|trong đó|trong năm|năm qua|trong kỳ|trong tháng|trong quý|đến nay|hết năm|tính đến|tính chung|ước tính|dự ước|dự kiến|hiện nay|hiện có|toàn tỉnh|toàn huyện|toàn xã|cả tỉnh|bao gồm|gồm có|cụ thể|kết quả|qua đó|theo đó|đặc biệt|nhất là|tương ứng|tương đương|phấn đấu|đồng thời|cùng với|còn lại|nhờ đó|tiếp tục|đó là|trung bình|lũy kế|tổng cộng|chủ yếu|chia ra|trước hết|đó có|năm trước|cùng kỳ|ước|hiện|đến|riêng|gồm|như|đã|và|với|về|có|còn|được|nâng|cùng|cũng|do|thêm|để|đưa|tại|ở|cho|thì|đó|mà|nên|sẽ|là|lại|cả năm|hằng năm|hàng năm|trong nhiệm kỳ";
    /// Nouns that begin the name of an indicator.
    HEADS = "tỷ lệ|tỷ trọng|tỷ suất|tổng số|tổng mức|tổng thu|tổng chi|tổng sản|tổng diện|tổng đàn|tổng vốn|tổng doanh|tổng giá|tổng kế|tổng dư|tổng huy|diện tích|sản lượng|giá trị|doanh thu|tốc độ|năng suất|thu nhập|thu ngân|chi ngân|bình quân|kim ngạch|chỉ số|độ che|mật độ|công suất|dân số|quy mô|cơ cấu|hệ số|nguồn vốn|giải ngân|thu nội|dư nợ|nợ xấu|kinh phí|lợi nhuận|sản xuất|chăn nuôi|trồng trọt|khu vực|tuổi thọ|thời gian|chỉ tiêu|mức giảm|nhiệt độ|tổng|số|mức|lượng|vốn|điện|ngành|thu|chi|đàn";
    /// Nouns of quantity, whose name needs no counter ("đàn ngựa", not "đàn ngựa con").
    QUANTITIES = "tỷ lệ|tỷ trọng|tổng số|tổng đàn|tổng diện|tổng sản|tổng|số|số lượng|diện tích|sản lượng|doanh thu|mức|bình quân|chỉ số|lượng|dân số|đàn|vốn|kinh phí|giá trị|năng suất|thu nhập";
    /// Words at the start of a clause that goes on comparing the figures of the clause before.
    CARRIERS = "so với|so cùng kỳ|trong đó|riêng";
    /// Words that make a clause a rule, a criterion or an example, whose numbers are no figures.
    SUPPOSITIONS = "mức thưởng|ví dụ|chẳng hạn|giả sử|mức phạt|bị phạt|thang điểm|điểm tối đa|công thức|nếu";
    /// The beginnings of sentences that quote a rule.
    RULES = "theo quy định ,|theo khoản|theo điều|theo điểm|theo bộ tiêu chí|căn cứ khoản|căn cứ điều|tại khoản|tại điều|định mức";
    /// Phrases for giving or deciding a plan, after which the number is a target in any section.
    DECISIONS = "được giao|quyết nghị|quyết nghị thông qua|giao chỉ tiêu|giao kế hoạch|giao dự toán|được phân bổ|mục tiêu đề ra|nghị quyết đề ra|kế hoạch giao";
}

words! {
    /// Words of thousands and millions, before a unit or alone.
    SCALES = "nghìn ngàn triệu tỷ trăm vạn";
    /// Words of time: a span of time is no figure unless something changed by it.
    TIMES = "năm tháng ngày giờ phút tuần quý tuổi sao h";
    /// Words that are no unit after a number.
    NO_UNITS = "của và các những trong với để cho về theo từ tại đã được là ở do mà này đó khi nếu thì vào ra lên xuống tăng giảm đạt bằng vượt so trên dưới đến tới cùng như nhằm gắn qua bị có không còn chiếm gồm cả trở nay hiện sau trước giữa mỗi đều phải đang sẽ nên hoặc bình";
    /// Words that no name ends with.
    TRIMMED = "cho với tại ở của về để và các là đã có được năm do trong từ đến ngày theo giai đoạn hằng";
    /// Words that end the tail of a name.
    TAIL_STOPS = "ngay trước giai nhiệm năm vượt tăng giảm đạt bằng chiếm so gồm nâng nhằm để đảm qua với tương ước";
    /// Last words of verbs of state.
    STATE_ENDS = "đạt là chiếm còn bằng mức lệ lên xuống tới ước tính được đến";
    /// Single words between a colon and a number that qualify the number or join it.
    COLON_WORDS = "khoảng hơn gần trên dưới chừng tối thiểu đa ít nhất chỉ mới từ ước không quá đúng cả tổng xấp xỉ thêm đủ thấp đạt là chiếm còn bằng mức lệ lên xuống tới tính được đến tăng giảm";
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, WORDS};
    use crate::figures::tokens::normal;

    #[test]
    fn every_word_has_the_form_it_is_compared_in() {
        let words = PHRASES.iter().chain(WORDS).flat_map(|list| list.split(['|', '\n', ' ']));
        for word in words {
            assert_eq!(normal(word), word);
        }
    }
}
