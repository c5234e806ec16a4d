# What tests of several rooms stand on.
qt_add_library(keyway_test_support STATIC support/TlsTestServer.h support/TlsTestServer.cpp support/TestProxy.h
               support/TestProxy.cpp)
target_link_libraries(keyway_test_support PUBLIC keyway_core Qt6::Network PRIVATE OpenSSL::Crypto)

keyway_add_test(support/tst_tlstestserver.cpp LIBRARIES keyway_test_support)
