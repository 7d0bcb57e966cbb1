# The warnings under which all of our code compiles; errors where TIDINGS_WERROR is on.
add_library(tidings_warnings INTERFACE)
target_compile_options(
  tidings_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
            -Woverloaded-virtual $<$<BOOL:${TIDINGS_WERROR}>:-Werror>)

# GCC 12 sees overlapping copies in std::string where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(tidings_warnings INTERFACE -Wno-restrict)
endif()
