keyway_add_test(core/base/tst_textbook.cpp LIBRARIES keyway_core)
