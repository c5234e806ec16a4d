keyway_add_test(core/jwt/tst_assertion.cpp LIBRARIES keyway_core OpenSSL::Crypto)
