# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# What a Linux desktop wants beside the programs, from packaging/linux/*.in and CHANGELOG.md. Names are those of
# KeywayProduct.cmake; the version is the project's.
option(KEYWAY_PRIVATE_HTTPLIB "Install the cpp-httplib library too, for the programs' own use: each version of each
distribution has another one, so that a package for several of them brings its own" OFF)

# The first section of CHANGELOG.md, "## 1.2.3 (2026-01-31)" and its points, is the release that is packaged.
file(READ "${PROJECT_SOURCE_DIR}/CHANGELOG.md" changes)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/CHANGELOG.md")
if(NOT changes MATCHES "\n## ([0-9.]+) \\(([0-9]+-[0-9]+-[0-9]+)\\)\n")
  message(FATAL_ERROR "CHANGELOG.md has no section like \"## 1.2.3 (2026-01-31)\"")
endif()
set(KEYWAY_RELEASE_DATE "${CMAKE_MATCH_2}")
if(NOT CMAKE_MATCH_1 VERSION_EQUAL PROJECT_VERSION)
  message(FATAL_ERROR "CHANGELOG.md begins with ${CMAKE_MATCH_1}, but this is version ${PROJECT_VERSION}")
endif()
string(REGEX REPLACE "^.*\n## ${PROJECT_VERSION} [^\n]*\n" "" changes "${changes}")
string(REGEX REPLACE "\n## .*$" "" changes "${changes}")
string(REGEX REPLACE "\n  +" " " changes "${changes}") # lines that go on
string(REPLACE ";" "<semicolon>" changes "${changes}") # a list is made of it
string(REGEX MATCHALL "- [^\n]+" changes "${changes}")
set(KEYWAY_RELEASE_ITEMS "")
set(KEYWAY_RELEASE_LINES "")
foreach(change IN LISTS changes)
  string(REPLACE "<semicolon>" ";" change "${change}")
  string(SUBSTRING "${change}" 2 -1 change)
  file(WRITE "${PROJECT_BINARY_DIR}/linux/change" "${change}")
  execute_process(COMMAND fold -s -w 72 "${PROJECT_BINARY_DIR}/linux/change" OUTPUT_VARIABLE lines
                  COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE " *\n" "\n    " lines "${lines}")
  string(APPEND KEYWAY_RELEASE_LINES "  * ${lines}\n")
  string(REPLACE "&" "&amp;" change "${change}")
  string(REPLACE "<" "&lt;" change "${change}")
  string(APPEND KEYWAY_RELEASE_ITEMS "          <li>${change}</li>\n")
endforeach()
string(STRIP "${KEYWAY_RELEASE_ITEMS}" KEYWAY_RELEASE_ITEMS)

set(KEYWAY_LINUX "${PROJECT_BINARY_DIR}/linux")
set(KEYWAY_DOC_DIR "${CMAKE_INSTALL_DATADIR}/doc/keyway")
foreach(name desktop metainfo.xml mime.xml)
  configure_file("${PROJECT_SOURCE_DIR}/packaging/linux/app.${name}.in" "${KEYWAY_LINUX}/app.${name}" @ONLY)
endforeach()
install(FILES "${KEYWAY_LINUX}/app.desktop" DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
        RENAME ${KEYWAY_APP_ID}.desktop)
install(FILES "${KEYWAY_LINUX}/app.metainfo.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
        RENAME ${KEYWAY_APP_ID}.metainfo.xml)
install(FILES "${KEYWAY_LINUX}/app.mime.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
        RENAME ${KEYWAY_APP_ID}.xml)

foreach(size 16x16 22x22 24x24 32x32 48x48 64x64 128x128 256x256 512x512 scalable)
  set(suffix png)
  if(size STREQUAL "scalable")
    set(suffix svg)
  endif()
  set(from "${PROJECT_SOURCE_DIR}/packaging/icons/hicolor/${size}")
  set(to "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}")
  install(FILES "${from}/apps/keyway.${suffix}" DESTINATION "${to}/apps" RENAME ${KEYWAY_APP_ID}.${suffix})
  install(FILES "${from}/mimetypes/application-x-keyway.${suffix}" DESTINATION "${to}/mimetypes")
endforeach()

# Without the time and the name inside, so that the same source makes the same file.
find_program(KEYWAY_GZIP gzip)
function(keyway_install_compressed file destination name)
  if(KEYWAY_GZIP)
    execute_process(COMMAND "${KEYWAY_GZIP}" -9nc "${file}" OUTPUT_FILE "${KEYWAY_LINUX}/${name}.gz"
                    COMMAND_ERROR_IS_FATAL ANY)
    install(FILES "${KEYWAY_LINUX}/${name}.gz" DESTINATION "${destination}")
  else()
    install(FILES "${file}" DESTINATION "${destination}" RENAME "${name}")
  endif()
endfunction()
foreach(page keyway keyway-cli)
  configure_file("${PROJECT_SOURCE_DIR}/packaging/linux/${page}.1.in" "${KEYWAY_LINUX}/${page}.1" @ONLY)
  keyway_install_compressed("${KEYWAY_LINUX}/${page}.1" "${CMAKE_INSTALL_MANDIR}/man1" ${page}.1)
endforeach()
keyway_install_compressed("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${KEYWAY_DOC_DIR}" changelog)

set(completions "${PROJECT_SOURCE_DIR}/packaging/linux/completions")
install(FILES "${completions}/keyway-cli.bash" DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME keyway-cli)
install(FILES "${completions}/_keyway-cli" DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES "${completions}/keyway-cli.fish" DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(FILES "${PROJECT_SOURCE_DIR}/packaging/linux/copyright" DESTINATION "${KEYWAY_DOC_DIR}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/keyway")

if(KEYWAY_PRIVATE_HTTPLIB AND CPP_HTTPLIB_LIBRARY)
  file(REAL_PATH "${CPP_HTTPLIB_LIBRARY}" library)
  execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${library}" OUTPUT_VARIABLE header COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "SONAME +([^\n]+)" found "${header}")
  # A folder deeper than the system's libraries: cpack would have the system's list of them made anew otherwise.
  install(PROGRAMS "${library}" DESTINATION lib/keyway/private RENAME "${CMAKE_MATCH_1}"
          PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  set(programs keyway-cli)
  if(KEYWAY_BUILD_WINDOW)
    list(APPEND programs keyway)
  endif()
  set_target_properties(${programs} PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/keyway/private")
endif()
