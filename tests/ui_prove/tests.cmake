# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

if(KEYWAY_BUILD_WINDOW)
  keyway_add_test(ui_prove/tst_checkpresenter.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui_prove/tst_diagnosispresenter.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui_prove/tst_testpage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui_prove/tst_explainpage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui_prove/tst_valuespage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui_prove/tst_practicepage.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui_prove/tst_practiceparts.cpp LIBRARIES keyway_ui)
  keyway_add_test(ui_prove/tst_checklist.cpp LIBRARIES keyway_ui)
endif()
