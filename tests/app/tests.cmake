# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# These run the real program, as a person or a script does.
function(keyway_add_cli_test source)
  keyway_add_test("${source}" TIMEOUT 300 LIBRARIES Qt6::Core ${ARGN})
  get_filename_component(name "${source}" NAME_WE)
  target_compile_definitions(${name} PRIVATE KEYWAY_CLI="$<TARGET_FILE:keyway-cli>")
  add_dependencies(${name} keyway-cli)
endfunction()

keyway_add_test(app/tst_appservices.cpp LIBRARIES keyway_services)
keyway_add_cli_test(app/tst_cli_usage.cpp)
keyway_add_cli_test(app/tst_cli_generate.cpp)
keyway_add_cli_test(app/tst_cli_key.cpp)
keyway_add_cli_test(app/tst_cli_domain.cpp)
keyway_add_cli_test(app/tst_cli_explain.cpp)
keyway_add_cli_test(app/tst_cli_guides.cpp)
keyway_add_cli_test(app/tst_cli_check.cpp Qt6::Network)
keyway_add_cli_test(app/tst_cli_probes.cpp)
keyway_add_cli_test(app/tst_cli_cases.cpp)
keyway_add_cli_test(app/tst_cli_trouble.cpp)
keyway_add_cli_test(app/tst_cli_practice.cpp Qt6::Network)
keyway_add_cli_test(app/tst_cli_secrets.cpp)
keyway_add_cli_test(app/tst_cli_handover.cpp)

if(KEYWAY_BUILD_WINDOW)
  add_library(keyway_window_driver STATIC app/WindowDriver.h app/WindowDriver.cpp)
  target_link_libraries(keyway_window_driver PUBLIC keyway_window Qt6::Test)
  keyway_add_test(app/tst_secretclipboard.cpp LIBRARIES keyway_window)
  foreach(name window brokensettings cases moreevidence)
    keyway_add_test(app/tst_${name}.cpp LIBRARIES keyway_window_driver TIMEOUT 900 ON_SCREEN)
  endforeach()
endif()
