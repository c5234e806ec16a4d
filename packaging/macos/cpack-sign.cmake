# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# Run by CPack between installing and making the disk image. CPack's strip breaks the signatures that came with Qt, so
# that even a build without an identity has to sign again: on Apple silicon nothing unsigned starts.
file(GLOB bundles LIST_DIRECTORIES true "${CPACK_TEMPORARY_DIRECTORY}/Keyway.app" "${CPACK_TEMPORARY_DIRECTORY}/*/Keyway.app")
if(NOT bundles)
  message(FATAL_ERROR "There is no Keyway.app in ${CPACK_TEMPORARY_DIRECTORY}")
endif()
foreach(bundle IN LISTS bundles)
  execute_process(COMMAND "${CPACK_KEYWAY_SIGN}" "${bundle}" RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "packaging/macos/sign failed for ${bundle}")
  endif()
endforeach()
