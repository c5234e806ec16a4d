# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# Nothing of it needs a Mac: what Apple's tools would be told is told to doubles of them.
find_package(Python3 COMPONENTS Interpreter QUIET)
if(Python3_Interpreter_FOUND AND UNIX)
  set(checked "${PROJECT_BINARY_DIR}/tests/macos")
  configure_file("${PROJECT_SOURCE_DIR}/packaging/macos/Info.plist.in" "${checked}/Info.plist" @ONLY)
  add_test(NAME packaging_macos
           COMMAND ${CMAKE_COMMAND} -E env "KEYWAY_PLIST=${checked}/Info.plist" "KEYWAY_PROJECT_VERSION=${PROJECT_VERSION}"
                   "KEYWAY_CMAKE=${CMAKE_COMMAND}" "${Python3_EXECUTABLE}" -B
                   "${PROJECT_SOURCE_DIR}/tests/packaging/macos/check.py")
endif()
