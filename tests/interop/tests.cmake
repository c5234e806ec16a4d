# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# Clients that we did not write; once is enough, so not under the sanitizers. Skipped (exit status 77) only
# where npm packages cannot be had.
if(NOT KEYWAY_SANITIZE AND NOT KEYWAY_COVERAGE AND NOT WIN32)
  add_test(NAME interop COMMAND "${CMAKE_CURRENT_LIST_DIR}/run" $<TARGET_FILE:keyway-cli>)
  set_tests_properties(interop PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900 RUN_SERIAL ON ENVIRONMENT
                                          "KEYWAY_INTEROP_BUILD=${PROJECT_SOURCE_DIR}/build")
endif()
