keyway_add_test(core/guide/tst_guide_reader.cpp LIBRARIES keyway_core)
keyway_add_test(core/guide/tst_ampersand_guide.cpp LIBRARIES keyway_core)
keyway_add_test(core/guide/tst_guides.cpp LIBRARIES keyway_core)
keyway_add_test(core/guide/tst_seed_instructions.cpp LIBRARIES keyway_core)
