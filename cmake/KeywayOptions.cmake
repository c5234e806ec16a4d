# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# What every target of ours is compiled with. Targets link keyway_options; nothing is set globally.
option(KEYWAY_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" OFF)
option(KEYWAY_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(KEYWAY_COVERAGE "Build with coverage counters" OFF)
option(KEYWAY_BENCHMARKS "Have a target keyway_bench_logins, built on request" OFF)
option(KEYWAY_FUZZ "Have the fuzzers of tests/fuzz (needs Clang)" OFF)
option(KEYWAY_HARDENED "Compile and link optimised builds with the hardening that distributions expect" ON)
option(KEYWAY_BUILD_WINDOW "Build the window (needs Qt Gui and Widgets)" ON)

add_library(keyway_options INTERFACE)
target_compile_features(keyway_options INTERFACE cxx_std_20)
target_include_directories(keyway_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(
  keyway_options
  INTERFACE QT_NO_CAST_FROM_ASCII
            QT_NO_CAST_TO_ASCII
            QT_NO_CAST_FROM_BYTEARRAY
            QT_NO_URL_CAST_FROM_STRING
            QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
            QT_NO_KEYWORDS # signals/slots/emit would clash with other libraries' names
            QT_NO_FOREACH
            QT_STRICT_ITERATORS
            QT_DISABLE_DEPRECATED_BEFORE=0x060400 # 6.4 is the oldest Qt we support
            QT_WARN_DEPRECATED_UP_TO=0x060400 # what later versions deprecate is all that 6.4 has
            KEYWAY_VERSION="${PROJECT_VERSION}")

if(MSVC)
  target_compile_options(keyway_options INTERFACE /W4 /permissive- /utf-8)
else()
  target_compile_options(keyway_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                                  -Woverloaded-virtual -Wcast-qual -Wimplicit-fallthrough)
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # It tells a source from a header by being the file that is compiled; compiled together, each looks like a header.
  target_compile_options(keyway_options INTERFACE -Wno-subobject-linkage)
endif()
if(KEYWAY_WARNINGS_AS_ERRORS)
  target_compile_options(keyway_options INTERFACE $<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug" AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  # Some hundred and thirty test programs are linked: three times as fast with lld, and nobody installs them.
  find_program(KEYWAY_LLD ld.lld)
  if(KEYWAY_LLD)
    target_link_options(keyway_options INTERFACE -fuse-ld=lld)
  endif()
endif()
if(KEYWAY_HARDENED AND UNIX AND NOT APPLE)
  set(optimised $<NOT:$<CONFIG:Debug>>)
  target_compile_options(keyway_options INTERFACE $<${optimised}:-fstack-protector-strong>
                                                  $<${optimised}:-U_FORTIFY_SOURCE> $<${optimised}:-D_FORTIFY_SOURCE=2>
                                                  # OpenSSL's macros write the source's path into the program.
                                                  $<${optimised}:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>)
  target_link_options(keyway_options INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,--as-needed)
endif()
if(KEYWAY_SANITIZE)
  # Line numbers are enough for the sanitizers' reports; the full debugging data would triple every object.
  target_compile_options(keyway_options INTERFACE -g1)
  target_compile_options(keyway_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined
                                                  -fno-omit-frame-pointer)
  target_link_options(keyway_options INTERFACE -fsanitize=address,undefined)
endif()
if(KEYWAY_FUZZ)
  target_compile_options(keyway_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
                                                  -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(keyway_options INTERFACE -fsanitize=address,undefined)
endif()
if(KEYWAY_COVERAGE)
  target_compile_options(keyway_options INTERFACE --coverage)
  target_link_options(keyway_options INTERFACE --coverage)
endif()

# With CMAKE_UNITY_BUILD (the presets asan and release) the files of one folder are compiled together, which spares
# reading Qt's headers some three hundred times. What a folder's files keep to themselves must therefore have
# different names. The dev preset compiles each file alone, so that a missing include is noticed.
function(keyway_compile_by_folder target)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(folder "${source}" DIRECTORY)
    get_filename_component(folder "${folder}" NAME)
    if(folder)
      set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${folder}")
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()
