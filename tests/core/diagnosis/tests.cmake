keyway_add_test(core/diagnosis/tst_explain.cpp LIBRARIES keyway_core)
keyway_add_test(core/diagnosis/tst_diagnosis.cpp LIBRARIES keyway_core)
keyway_add_test(core/diagnosis/tst_rulebook.cpp LIBRARIES keyway_core)
keyway_add_test(core/diagnosis/tst_recogniser.cpp LIBRARIES keyway_core)
