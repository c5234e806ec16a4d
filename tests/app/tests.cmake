if(KEYWAY_BUILD_WINDOW)
  keyway_add_test(app/tst_window.cpp SOURCES app/WindowDriver.h app/WindowDriver.cpp LIBRARIES keyway_window TIMEOUT 300)
endif()
