keyway_add_test(core/connection/tst_connection_file.cpp LIBRARIES keyway_core)
keyway_add_test(core/connection/tst_judgement.cpp LIBRARIES keyway_core)
