# What `cmake --install` puts beside programs, plugins, schemas and pipelines: the library, its
# headers and the CMake package that plugins are built with.
include(CMakePackageConfigHelpers)
set(place "lib/cmake/docweave")

install(TARGETS docweave EXPORT docweave-targets LIBRARY DESTINATION lib INCLUDES DESTINATION include)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/include/docweave" DESTINATION include
        FILES_MATCHING PATTERN "*.hpp")
install(FILES "${PROJECT_BINARY_DIR}/core/include/docweave/version.hpp" DESTINATION include/docweave)

install(EXPORT docweave-targets NAMESPACE docweave:: DESTINATION "${place}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/docweave-config.cmake.in"
                              "${PROJECT_BINARY_DIR}/docweave-config.cmake" INSTALL_DESTINATION "${place}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/docweave-config-version.cmake"
                                 COMPATIBILITY ExactVersion)
install(FILES "${PROJECT_BINARY_DIR}/docweave-config.cmake"
              "${PROJECT_BINARY_DIR}/docweave-config-version.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/DocweavePlugin.cmake" DESTINATION "${place}")
