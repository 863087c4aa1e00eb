//! The names of the topics of figures. A report gives topics by ids; those that reports of local government share have names
//! here, and for any other its id is shown.

use std::borrow::Cow;

/// Ids with their names in Vietnamese and English.
const TOPICS: [(&str, &str, &str); 30] = [
    ("admin_reform", "Cải cách hành chính", "Administrative reform"),
    ("agriculture", "Nông nghiệp", "Agriculture"),
    ("budget", "Ngân sách", "Budget"),
    ("business", "Doanh nghiệp", "Business"),
    ("cadres", "Cán bộ", "Cadres"),
    ("credit", "Tín dụng", "Credit"),
    ("culture_sport", "Văn hóa, thể thao", "Culture and sport"),
    ("education", "Giáo dục", "Education"),
    ("environment", "Môi trường", "Environment"),
    ("external_affairs", "Đối ngoại", "External affairs"),
    ("growth", "Tăng trưởng", "Growth"),
    ("health", "Y tế", "Health"),
    ("industry", "Công nghiệp", "Industry"),
    ("infrastructure", "Hạ tầng", "Infrastructure"),
    ("inspection", "Kiểm tra, giám sát", "Inspection"),
    ("internal_affairs", "Nội chính", "Internal affairs"),
    ("investment", "Đầu tư", "Investment"),
    ("labour", "Lao động, việc làm", "Labour"),
    ("leadership", "Lãnh đạo, chỉ đạo", "Leadership"),
    ("military", "Quân sự", "Military"),
    ("new_rural", "Nông thôn mới", "New rural areas"),
    ("party_building", "Xây dựng Đảng", "Party building"),
    ("peoples_committee", "Ủy ban nhân dân", "People's Committee"),
    ("peoples_council", "Hội đồng nhân dân", "People's Council"),
    ("poverty", "Giảm nghèo", "Poverty"),
    ("religion", "Tôn giáo", "Religion"),
    ("social_security", "An sinh xã hội", "Social security"),
    ("trade_tourism", "Thương mại, du lịch", "Trade and tourism"),
    ("traffic", "Giao thông", "Traffic"),
    ("transport", "Vận tải", "Transport"),
];

/// A topic's names in Vietnamese and English.
pub(crate) fn names(id: &str) -> [Cow<'static, str>; 2] {
    let known = TOPICS.iter().find(|(known, ..)| *known == id);
    match known {
        Some((_, vi, en)) => [(*vi).into(), (*en).into()],
        None => [id.replace('_', " ").into(), id.replace('_', " ").into()],
    }
}
