# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# Run by cpack between installing and packing: where Debian's habits differ from everybody's.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(share "${CPACK_TEMPORARY_DIRECTORY}/usr/share")
file(REMOVE_RECURSE "${share}/licenses") # "copyright" says it
file(MAKE_DIRECTORY "${share}/zsh/vendor-completions" "${share}/lintian/overrides")
file(RENAME "${share}/zsh/site-functions/_keyway-cli" "${share}/zsh/vendor-completions/_keyway-cli")
file(REMOVE_RECURSE "${share}/zsh/site-functions")
execute_process(COMMAND "${CPACK_KEYWAY_GZIP}" -9nc "${CPACK_KEYWAY_DEBIAN_CHANGELOG}"
                OUTPUT_FILE "${share}/doc/keyway/changelog.Debian.gz" COMMAND_ERROR_IS_FATAL ANY)
configure_file("${CPACK_KEYWAY_DEBIAN_OVERRIDES}" "${share}/lintian/overrides/keyway" COPYONLY)
