# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# What a Windows program carries besides its code: version and names, icons, and the manifest that asks Windows for
# UTF-8, sharp text on every display, and no administrator rights. Elsewhere this does nothing.
set(KEYWAY_WINDOWS_FILES "${CMAKE_CURRENT_LIST_DIR}")

function(keyway_windows_program target file description)
  if(NOT WIN32)
    return()
  endif()
  set(KEYWAY_PROGRAM_FILE "${file}")
  set(KEYWAY_PROGRAM_DESCRIPTION "${description}")
  set(KEYWAY_PROGRAM_MANIFEST "${CMAKE_CURRENT_BINARY_DIR}/${file}.manifest")
  configure_file("${KEYWAY_WINDOWS_FILES}/program.manifest.in" "${KEYWAY_PROGRAM_MANIFEST}" @ONLY)
  configure_file("${KEYWAY_WINDOWS_FILES}/program.rc.in" "${CMAKE_CURRENT_BINARY_DIR}/${file}.rc" @ONLY)
  target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${file}.rc")
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${file}.rc" PROPERTIES OBJECT_DEPENDS
      "${KEYWAY_PROGRAM_MANIFEST};${PROJECT_SOURCE_DIR}/packaging/icons/keyway.ico")
endfunction()

# The same names for the scripts that make the packages.
if(WIN32)
  configure_file("${KEYWAY_WINDOWS_FILES}/product.in" "${PROJECT_BINARY_DIR}/product" @ONLY)
endif()
