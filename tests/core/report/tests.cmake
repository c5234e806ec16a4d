keyway_add_test(core/report/tst_handover.cpp LIBRARIES keyway_core)
keyway_add_test(core/report/tst_postman.cpp LIBRARIES keyway_practice)
keyway_add_test(core/report/tst_setuprecord.cpp LIBRARIES keyway_core)
keyway_add_test(core/report/tst_equivalentcommands.cpp LIBRARIES keyway_core)
keyway_add_test(core/report/tst_commandsrun.cpp LIBRARIES keyway_practice)
keyway_add_test(core/report/tst_destinations.cpp SOURCES support/DestinationDoubles.cpp LIBRARIES keyway_practice
                Qt6::Network OpenSSL::Crypto)
