# What the library is built on. A missing package stops the configuration with the command that installs it.
include(CheckLanguage)

function(tidings_missing what)
  message(FATAL_ERROR "tidings needs ${what}. On Debian and Ubuntu:\n"
                      "  apt-get install cmake g++ libeigen3-dev libicu-dev libstemmer-dev nlohmann-json3-dev python3-dev\n"
                      "(in a checkout, scripts/setup does it).")
endfunction()

check_language(CXX)
if(NOT CMAKE_CXX_COMPILER)
  tidings_missing("a C++20 compiler")
endif()
enable_language(CXX)

find_package(Threads REQUIRED)
find_package(Eigen3 3.4 QUIET NO_MODULE)
if(NOT TARGET Eigen3::Eigen)
  tidings_missing("Eigen 3.4 or newer")
endif()
find_package(Stemmer QUIET)
if(NOT Stemmer_FOUND)
  tidings_missing("Snowball's libstemmer")
endif()
find_package(nlohmann_json 3.10 QUIET)
if(NOT TARGET nlohmann_json::nlohmann_json)
  tidings_missing("nlohmann-json 3.10 or newer")
endif()
find_package(ICU 70 QUIET COMPONENTS uc i18n)
if(NOT ICU_FOUND)
  tidings_missing("ICU 70 or newer")
endif()
