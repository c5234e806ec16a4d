keyway_add_test(core/diagnosis/tst_explain.cpp LIBRARIES keyway_core)
