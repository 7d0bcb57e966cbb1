#include "text/conversion.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "text/icu.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

/// ICU refuses more than 2^31 bytes at once.
constexpr std::size_t chunk_size = std::size_t{1} << 20U;

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

using Converter = std::unique_ptr<UConverter, Close>;

Converter open(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const bool is_name = !encoding.empty() && encoding.find('\0') == std::string::npos;
  Converter converter(is_name ? ucnv_open(encoding.c_str(), &status) : nullptr);
  require(U_SUCCESS(status) != 0 && converter != nullptr, "encoding", "a name that ICU knows", "'" + encoding + "'");
  return converter;
}

void count(const void* counter) {
  ++*static_cast<std::size_t*>(const_cast<void*>(counter));  // NOLINT: ICU's callbacks take const void*
}

/// Called for a sequence of the source that has no character.
void replace_source(const void* counter, UConverterToUnicodeArgs* args, const char* /*sequence*/,
                    std::int32_t /*length*/, UConverterCallbackReason reason, UErrorCode* status) {
  constexpr UChar replacement = 0xFFFD;
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
  count(counter);
}

/// Called for a lone surrogate, which some encodings can write.
void replace_surrogate(const void* counter, UConverterFromUnicodeArgs* args, const UChar* /*units*/,
                       std::int32_t /*length*/, UChar32 /*code*/, UConverterCallbackReason reason, UErrorCode* status) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  ucnv_cbFromUWriteBytes(args, replacement.data(), static_cast<std::int32_t>(replacement.size()), 0, status);
  count(counter);
}

/// Converts a source piece by piece.
class Utf8Writer {
 public:
  Utf8Writer(const std::string& encoding, std::size_t size) : source_(open(encoding)), target_(open("UTF-8")) {
    result_.text.reserve(size);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(source_.get(), replace_source, &result_.replaced, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(target_.get(), replace_surrogate, &result_.replaced, nullptr, nullptr, &status);
    check_icu(status, "converter");
  }

  void write(std::string_view bytes, bool last) {
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      char* target = buffer_.data();
      ucnv_convertEx(target_.get(), source_.get(), &target, target + buffer_.size(), &source, end, pivot_.data(),
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), 0, static_cast<UBool>(last),
                     &status);
      result_.text.append(buffer_.data(), static_cast<std::size_t>(target - buffer_.data()));
    }
    check_icu(status, "conversion");
  }

  [[nodiscard]] WellFormed take() { return std::move(result_); }

 private:
  WellFormed result_;
  Converter source_;
  Converter target_;
  std::array<char, 65536> buffer_{};
  std::array<UChar, 8192> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
};

}  // namespace

std::string preferred_name(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string name = ucnv_getName(open(encoding).get(), &status);
  check_icu(status, "name of a converter");
  for (const char* const standard : {"MIME", "IANA"}) {
    UErrorCode unknown = U_ZERO_ERROR;
    const char* const found = ucnv_getStandardName(name.c_str(), standard, &unknown);
    if (U_SUCCESS(unknown) && found != nullptr) return found;
  }
  return name;
}

WellFormed convert(std::string_view bytes, const std::string& encoding) {
  const auto writer = std::make_unique<Utf8Writer>(encoding, bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += chunk_size) {
    writer->write(bytes.substr(at, chunk_size), at + chunk_size >= bytes.size());
  }
  return writer->take();
}

}  // namespace tidings
