# docweave_test(<name> SOURCES a_test.cpp ... [LIBRARIES ...])
#
# A GoogleTest program with tests/support on its include path, run by ctest as one test.
function(docweave_test name)
  cmake_parse_arguments(PARSE_ARGV 1 TEST "" "" "SOURCES;LIBRARIES")
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE docweave_test_support ${TEST_LIBRARIES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  add_test(NAME ${name} COMMAND ${name})
endfunction()
