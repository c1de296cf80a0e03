# The RDF library serd, which ships no CMake package: the target Serd::Serd.
find_path(SERD_INCLUDE_DIR serd/serd.h PATH_SUFFIXES serd-0)
find_library(SERD_LIBRARY serd-0)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Serd REQUIRED_VARS SERD_LIBRARY SERD_INCLUDE_DIR)
if(Serd_FOUND AND NOT TARGET Serd::Serd)
  add_library(Serd::Serd UNKNOWN IMPORTED)
  set_target_properties(Serd::Serd PROPERTIES
    IMPORTED_LOCATION "${SERD_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${SERD_INCLUDE_DIR}")
endif()
mark_as_advanced(SERD_INCLUDE_DIR SERD_LIBRARY)
