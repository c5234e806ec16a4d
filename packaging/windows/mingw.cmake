# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# CMake toolchain file: x64 Windows programs made on Debian with mingw-w64 (posix threads).
# KEYWAY_WINDOWS names the folder that packaging/windows/toolchain fills.
if(NOT KEYWAY_WINDOWS)
  set(KEYWAY_WINDOWS "$ENV{KEYWAY_WINDOWS}")
endif()
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES KEYWAY_WINDOWS)

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)

set(CMAKE_FIND_ROOT_PATH "${KEYWAY_WINDOWS}/libraries" "${KEYWAY_WINDOWS}/openssl" "${KEYWAY_WINDOWS}/qt"
                         /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# moc, rcc and uic of the very same Qt version, from the build machine.
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake CACHE PATH "")
