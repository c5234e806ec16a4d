keyway_add_test(core/report/tst_handover.cpp LIBRARIES keyway_core)
