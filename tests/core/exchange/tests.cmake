keyway_add_test(core/exchange/tst_httpclient.cpp LIBRARIES keyway_test_support)
keyway_add_test(core/exchange/tst_check.cpp LIBRARIES keyway_services)
keyway_add_test(core/exchange/tst_exchangerun.cpp LIBRARIES keyway_services keyway_practice keyway_test_support
                TIMEOUT 240)
keyway_add_test(core/exchange/tst_localfailures.cpp LIBRARIES keyway_services keyway_practice OpenSSL::Crypto)
keyway_add_test(core/exchange/tst_checktexts.cpp LIBRARIES keyway_core)
keyway_add_test(core/exchange/tst_oddanswers.cpp LIBRARIES keyway_services keyway_practice keyway_test_support)
keyway_add_test(core/exchange/tst_transportfailure.cpp LIBRARIES keyway_core Qt6::Network)
