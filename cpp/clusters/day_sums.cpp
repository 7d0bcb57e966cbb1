#include "clusters/day_sums.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace tidings::detail {

DaySums sums_by_day(const SparseMatrix<double>& rows, const std::vector<Day>& days,
                    const std::vector<std::size_t>& members) {
  std::map<Day, std::vector<std::size_t>> by_day;
  for (const std::size_t i : members) by_day[days.empty() ? 0 : days[i]].push_back(i);
  DaySums sums;
  sums.reserve(by_day.size());
  for (const auto& [day, of_day] : by_day) sums.push_back({day, sum_rows(rows, of_day)});
  return sums;
}

DaySums add(const DaySums& a, const DaySums& b) {
  DaySums result;
  std::ranges::merge(a, b, std::back_inserter(result), {}, &DaySum::day, &DaySum::day);
  for (std::size_t i = 1; i < result.size();) {
    if (result[i - 1].day != result[i].day) {
      ++i;
      continue;
    }
    result[i - 1].sum = add(result[i - 1].sum, result[i].sum);
    result.erase(result.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return result;
}

}  // namespace tidings::detail
