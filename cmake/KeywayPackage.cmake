# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# The packages that CPack makes on Linux: DEB, RPM, and an archive of what `cmake --install` installs. All of them use
# the system's Qt; packaging/linux/bundle makes what brings its own.
set(CPACK_PACKAGE_NAME keyway)
set(CPACK_PACKAGE_VENDOR "${KEYWAY_VENDOR}")
set(CPACK_PACKAGE_CONTACT "${KEYWAY_VENDOR} <${KEYWAY_CONTACT}>")
set(CPACK_PACKAGE_HOMEPAGE_URL "${KEYWAY_HOMEPAGE}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${KEYWAY_SUMMARY}")
set(CPACK_PACKAGE_DESCRIPTION
    "Keyway takes a Salesforce administrator from nothing to a working OAuth 2.0
JWT bearer connection: it makes the key and the certificate, walks through the
steps in Setup, judges what is entered, and signs in to the org exactly as the
destination product will. When Salesforce refuses, it marks the step that is
wrong and says how to put it right.

It has a window (keyway), a command line (keyway-cli), guides for several
destinations, and a practice org that runs on this computer.")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_SYSTEM_NAME "linux-${CMAKE_SYSTEM_PROCESSOR}-system-qt") # the archive's; DEB and RPM have forms of their own
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_THREADS 2)
set(CPACK_GENERATOR "DEB;TXZ")
find_program(KEYWAY_RPMBUILD rpmbuild)
if(KEYWAY_RPMBUILD)
  list(APPEND CPACK_GENERATOR RPM)
endif()
set(CPACK_PROJECT_CONFIG_FILE "${PROJECT_SOURCE_DIR}/packaging/linux/cpack-format.cmake")
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/linux/cpack-stage.cmake")

# Both formats want the release's date in their own words; in CMake there is no day of the week for it.
function(keyway_release_date format result)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C date -u -d "${KEYWAY_RELEASE_DATE} 00:00 UTC" "+${format}"
                  OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(${result} "${date}" PARENT_SCOPE)
endfunction()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${CMAKE_INSTALL_PREFIX}/lib/keyway/private")
# What Qt loads by name and no library list shows: authorities to trust, and a font. The plug-ins for X11 and TLS are
# in the packages of Qt's own libraries, on Debian 12 and 13 and on Ubuntu 24.04.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "ca-certificates, fonts-dejavu-core | fonts-noto-core | fonts-liberation | fonts-freefont-ttf")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, libsecret-1-0, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring | kwalletmanager")
keyway_release_date("%a, %d %b %Y %H:%M:%S +0000" date)
file(WRITE "${KEYWAY_LINUX}/changelog.Debian" "keyway (${PROJECT_VERSION}-1) unstable; urgency=medium\n\n"
     "${KEYWAY_RELEASE_LINES}\n -- ${KEYWAY_VENDOR} <${KEYWAY_CONTACT}>  ${date}\n")

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_PACKAGE_LICENSE "Apache-2.0 AND MIT")
set(CPACK_RPM_PACKAGE_GROUP "Applications/Internet")
set(CPACK_RPM_PACKAGE_REQUIRES "ca-certificates")
# The private library is nobody else's business.
set(CPACK_RPM_SPEC_MORE_DEFINE
    "%global __provides_exclude_from ^/usr/lib/keyway/private/.*$
%global __requires_exclude ^libcpp-httplib\\\\.so.*$
%global _build_id_links none
Recommends: (qt6-network-tls if libQt6Network6)
Recommends: libsecret
Recommends: xdg-utils")
keyway_release_date("%a %b %d %Y" date)
string(REPLACE "\n    " "\n  " lines "${KEYWAY_RELEASE_LINES}")
string(REPLACE "  * " "- " lines "${lines}")
file(WRITE "${KEYWAY_LINUX}/changelog.rpm"
     "* ${date} ${KEYWAY_VENDOR} <${KEYWAY_CONTACT}> - ${PROJECT_VERSION}-1\n${lines}")
set(CPACK_RPM_CHANGELOG_FILE "${KEYWAY_LINUX}/changelog.rpm")
set(folders "")
foreach(size 16x16 22x22 24x24 32x32 48x48 64x64 128x128 256x256 512x512 scalable)
  list(APPEND folders /usr/share/icons/hicolor/${size} /usr/share/icons/hicolor/${size}/apps
       /usr/share/icons/hicolor/${size}/mimetypes)
endforeach()
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    ${folders} /usr/share/icons /usr/share/icons/hicolor /usr/share/applications /usr/share/metainfo /usr/share/mime
    /usr/share/mime/packages /usr/share/man /usr/share/man/man1 /usr/share/bash-completion
    /usr/share/bash-completion/completions /usr/share/zsh /usr/share/zsh/site-functions /usr/share/fish
    /usr/share/fish/vendor_completions.d /usr/share/licenses)
set(CPACK_KEYWAY_DEBIAN_CHANGELOG "${KEYWAY_LINUX}/changelog.Debian")
set(CPACK_KEYWAY_DEBIAN_OVERRIDES "${PROJECT_SOURCE_DIR}/packaging/linux/lintian-overrides")
set(CPACK_KEYWAY_GZIP "${KEYWAY_GZIP}")
include(CPack)
