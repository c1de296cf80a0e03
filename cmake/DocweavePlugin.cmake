# add_docweave_plugin(SOURCES a.cpp b.cpp [LIBRARIES X::X ...] [DATA en rules.json ...] [TESTS a_test.cpp ...])
#
# Builds the plugin of the current folder. Its name is the folder's, its kind the parent folder's
# without the plural s; both must be what plugin.json says. In the build tree and after installation
# the library <name>.so lies with plugin.json and the data in
# lib/docweave/plugins/<kind>s/<name>/. Works inside docweave and, after find_package(docweave),
# outside of it.
function(add_docweave_plugin)
  cmake_parse_arguments(PARSE_ARGV 0 PLUGIN "" "" "SOURCES;LIBRARIES;DATA;TESTS")
  if(PLUGIN_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "add_docweave_plugin: unknown arguments ${PLUGIN_UNPARSED_ARGUMENTS}")
  endif()
  set(folder "${CMAKE_CURRENT_SOURCE_DIR}")
  cmake_path(GET folder FILENAME name)
  cmake_path(GET folder PARENT_PATH parent)
  cmake_path(GET parent FILENAME kinds)

  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${folder}/plugin.json")
  file(READ "${folder}/plugin.json" manifest)
  string(JSON manifest_name GET "${manifest}" name)
  string(JSON manifest_kind GET "${manifest}" kind)
  string(JSON version GET "${manifest}" version)
  if(NOT manifest_name STREQUAL name)
    message(FATAL_ERROR "${folder}/plugin.json: name is \"${manifest_name}\", but its folder is \"${name}\"")
  endif()
  if(NOT "${manifest_kind}s" STREQUAL kinds)
    message(FATAL_ERROR "${folder}/plugin.json: kind is \"${manifest_kind}\", but it lies in \"${kinds}\"")
  endif()

  set(target "${manifest_kind}_${name}")
  add_library(${target}_objects OBJECT ${PLUGIN_SOURCES})
  set_target_properties(${target}_objects PROPERTIES CXX_VISIBILITY_PRESET hidden
                        VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON)
  target_compile_features(${target}_objects PUBLIC cxx_std_20)
  target_compile_definitions(${target}_objects PRIVATE
    DOCWEAVE_PLUGIN_NAME="${name}" DOCWEAVE_PLUGIN_VERSION="${version}")
  target_include_directories(${target}_objects PUBLIC "${folder}")
  target_link_libraries(${target}_objects PUBLIC docweave::docweave ${PLUGIN_LIBRARIES})

  set(place "lib/docweave/plugins/${kinds}/${name}")
  add_library(${target} MODULE)
  target_link_libraries(${target} PRIVATE ${target}_objects)
  # A symbol that this docweave lacks is found when the plugin is loaded, not when it is called.
  target_link_options(${target} PRIVATE LINKER:-z,now)
  set_target_properties(${target} PROPERTIES PREFIX "" SUFFIX ".so" OUTPUT_NAME ${name}
    LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/${place}" INSTALL_RPATH "$ORIGIN/../../../..")

  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/${place}")
  foreach(item IN ITEMS plugin.json LISTS PLUGIN_DATA)
    file(CREATE_LINK "${folder}/${item}" "${CMAKE_BINARY_DIR}/${place}/${item}" SYMBOLIC)
    if(IS_DIRECTORY "${folder}/${item}")
      install(DIRECTORY "${item}" DESTINATION "${place}")
    else()
      install(FILES "${item}" DESTINATION "${place}")
    endif()
  endforeach()
  install(TARGETS ${target} LIBRARY DESTINATION "${place}")
  set_property(GLOBAL APPEND PROPERTY DOCWEAVE_PLUGINS ${target})

  if(PLUGIN_TESTS AND DOCWEAVE_TESTS)
    docweave_test(${target}_test SOURCES ${PLUGIN_TESTS} LIBRARIES ${target}_objects)
    target_compile_definitions(${target}_test PRIVATE PLUGIN_FOLDER="${folder}")
  endif()
endfunction()
