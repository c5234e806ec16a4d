# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# What every package says of the product, in one place. The version is the project's.
set(KEYWAY_SUMMARY "Set up, test and repair Salesforce JWT bearer connections")
set(KEYWAY_VENDOR "The Keyway authors")
set(KEYWAY_COPYRIGHT "Copyright 2026 The Keyway authors. Apache License 2.0")
# Reverse-domain name: desktop file, metainfo, icon theme, bundle identifier, Windows registry.
set(KEYWAY_APP_ID "app.keyway.Keyway")
# Where releases are published. The release workflow gives the real one, in the environment for every package script;
# the default is a name that nobody can own, so that a program built without it never sends a person to a stranger's
# page.
set(homepage "https://keyway.example")
if(NOT "$ENV{KEYWAY_HOMEPAGE}" STREQUAL "")
  set(homepage "$ENV{KEYWAY_HOMEPAGE}")
endif()
set(KEYWAY_HOMEPAGE "${homepage}" CACHE STRING "Home page, without a slash at its end")
set(KEYWAY_CONTACT "keyway@keyway.example" CACHE STRING "Maintainer's address in the packages")
