/// @file
/// Datelines of Chinese, Japanese and Korean. Private to the stage.
#pragma once

#include <optional>
#include <string_view>

#include "stories/dateline.hpp"

namespace tidings::detail {

/// "新华社北京3月3日电", with or without brackets, "【ロンドン＝共同】" and "(서울=연합뉴스)".
[[nodiscard]] std::optional<DatelineMatch> match_east_asian_dateline(std::string_view line);

}  // namespace tidings::detail
