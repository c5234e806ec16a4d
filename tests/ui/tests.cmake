# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

if(KEYWAY_BUILD_WINDOW)
  keyway_add_test(ui/tst_assistantwindow.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_startpage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_keypage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_keyboard.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_steppage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_domainpage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_instructionwords.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_keyhelpers.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_keymenus.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_openpages.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_secretfield.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_dialogs.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_aboutdialog.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui/tst_recordpdf.cpp LIBRARIES keyway_ui)
endif()
