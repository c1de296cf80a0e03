# What every target is compiled with, and where things lie in the build tree: the same layout as
# after `cmake --install`, so that the program finds its plugins from any working directory.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(DOCWEAVE_PLUGIN_DIR "lib/docweave/plugins")
set(DOCWEAVE_SHARE_DIR "share/docweave")
set(CMAKE_INSTALL_LIBDIR "lib")
set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib")

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
                    -Wno-missing-field-initializers)
# g++ 12, when it optimises, warns of overlaps and of uninitialised optionals that cannot be (GCC bugs
# 105651, 80635).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-array-bounds -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(DOCWEAVE_WERROR)
  add_compile_options(-Werror)
endif()
if(DOCWEAVE_SANITIZE)
  add_compile_options(-fsanitize=${DOCWEAVE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DOCWEAVE_SANITIZE})
  if(DOCWEAVE_SANITIZE MATCHES undefined)
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()
# What libFuzzer steers by. RapidJSON 1.1 adds to null pointers, which clang's UBSan ends a program for.
if(DOCWEAVE_FUZZERS)
  add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow)
endif()

set(DOCWEAVE_CXXABI "${CMAKE_CXX_STANDARD}")
