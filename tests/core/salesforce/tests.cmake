keyway_add_test(core/salesforce/tst_mydomain.cpp LIBRARIES keyway_core)
keyway_add_test(core/salesforce/tst_tokenreply.cpp LIBRARIES keyway_core)
