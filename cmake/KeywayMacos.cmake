# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# Keyway.app and its disk image. Included on Apple's systems only, after the programs exist.
set(bundle Keyway.app)
set(frameworks "@executable_path/../Frameworks")
set_target_properties(keyway-cli PROPERTIES INSTALL_RPATH "${frameworks}")

if(KEYWAY_BUILD_WINDOW)
  configure_file("${PROJECT_SOURCE_DIR}/packaging/macos/Info.plist.in" "${PROJECT_BINARY_DIR}/macos/Info.plist" @ONLY)
  set(icons "${PROJECT_SOURCE_DIR}/packaging/icons/keyway.icns"
      "${PROJECT_SOURCE_DIR}/packaging/icons/keyway-document.icns")
  set_source_files_properties(${icons} TARGET_DIRECTORY keyway PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
  target_sources(keyway PRIVATE ${icons})
  set_target_properties(keyway PROPERTIES OUTPUT_NAME Keyway INSTALL_RPATH "${frameworks}"
                                          MACOSX_BUNDLE_INFO_PLIST "${PROJECT_BINARY_DIR}/macos/Info.plist")
  install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION ${bundle}/Contents/Resources)

  # The old ciphers of protected keys: where core/crypto/OldCipherModule.h looks for them.
  get_filename_component(openssl "${OPENSSL_INCLUDE_DIR}" DIRECTORY)
  find_file(KEYWAY_LEGACY_MODULE legacy.dylib PATHS "${openssl}/lib/ossl-modules" NO_DEFAULT_PATH)
  if(KEYWAY_LEGACY_MODULE)
    install(FILES "${KEYWAY_LEGACY_MODULE}" DESTINATION ${bundle}/Contents/MacOS/ossl-modules)
  else()
    message(WARNING "legacy.dylib of OpenSSL was not found: keys protected with old ciphers will not open")
  endif()

  # Qt and OpenSSL go into the bundle. The same tool for all Qt 6: the CMake command for it changed its name in 6.5.
  find_program(KEYWAY_MACDEPLOYQT macdeployqt HINTS "${QT6_INSTALL_PREFIX}/bin" REQUIRED)
  set(KEYWAY_BUNDLE "${bundle}")
  set(KEYWAY_LIBRARY_FOLDER "${openssl}/lib")
  configure_file("${PROJECT_SOURCE_DIR}/packaging/macos/deploy.cmake.in" "${PROJECT_BINARY_DIR}/macos/deploy.cmake" @ONLY)
  install(SCRIPT "${PROJECT_BINARY_DIR}/macos/deploy.cmake")
endif()

set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_NAME Keyway)
set(CPACK_PACKAGE_VENDOR "${KEYWAY_VENDOR}")
set(CPACK_PACKAGE_CONTACT "${KEYWAY_VENDOR} <${KEYWAY_CONTACT}>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${KEYWAY_SUMMARY}")
set(architectures "${CMAKE_OSX_ARCHITECTURES}")
if(NOT architectures)
  set(architectures "${CMAKE_SYSTEM_PROCESSOR}")
endif()
list(SORT architectures)
if(architectures STREQUAL "arm64;x86_64")
  set(architectures universal)
endif()
set(CPACK_PACKAGE_FILE_NAME "keyway-${PROJECT_VERSION}-macos-${architectures}")
set(CPACK_DMG_VOLUME_NAME "Keyway ${PROJECT_VERSION}")
set(CPACK_DMG_FORMAT UDZO)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
# What lies in the image is signed before the image is made.
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/macos/cpack-sign.cmake")
set(CPACK_KEYWAY_SIGN "${PROJECT_SOURCE_DIR}/packaging/macos/sign")
include(CPack)
