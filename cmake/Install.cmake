# What `cmake --install` puts beside programs, plugins, schemas and pipelines: the library, its
# headers and the CMake package that plugins are built with.
include(CMakePackageConfigHelpers)
set(place "lib/cmake/docweave")

install(TARGETS docweave EXPORT docweave-targets LIBRARY DESTINATION lib FILE_SET HEADERS)

install(EXPORT docweave-targets NAMESPACE docweave:: DESTINATION "${place}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/docweave-config.cmake.in"
                              "${PROJECT_BINARY_DIR}/docweave-config.cmake" INSTALL_DESTINATION "${place}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/docweave-config-version.cmake"
                                 COMPATIBILITY ExactVersion)
install(FILES "${PROJECT_BINARY_DIR}/docweave-config.cmake"
              "${PROJECT_BINARY_DIR}/docweave-config-version.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/DocweavePlugin.cmake" DESTINATION "${place}")
