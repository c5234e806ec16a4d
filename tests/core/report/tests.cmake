keyway_add_test(core/report/tst_handover.cpp LIBRARIES keyway_core)
keyway_add_test(core/report/tst_splithandover.cpp LIBRARIES keyway_core)
keyway_add_test(core/report/tst_kitfolder.cpp LIBRARIES keyway_core)
keyway_add_test(core/report/tst_upkeep.cpp LIBRARIES keyway_core)
