keyway_add_test(core/base/tst_textbook.cpp LIBRARIES keyway_core)
keyway_add_test(core/base/tst_jsonfile.cpp LIBRARIES keyway_core)
