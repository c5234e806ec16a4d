keyway_add_test(core/report/tst_handover.cpp LIBRARIES keyway_core)
keyway_add_test(core/report/tst_checklist.cpp LIBRARIES keyway_core)
