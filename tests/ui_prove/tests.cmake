foreach(name checkpresenter diagnosispresenter testpage explainpage valuespage practicepage)
  keyway_add_test(ui_prove/tst_${name}.cpp LIBRARIES keyway_ui)
endforeach()
