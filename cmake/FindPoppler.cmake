# The core of poppler, which ships no CMake package: the target Poppler::Poppler. Debian has its
# headers in libpoppler-private-dev; their functions change between releases of poppler, so whoever
# includes them keeps to one file.
find_path(POPPLER_INCLUDE_DIR TextOutputDev.h PATH_SUFFIXES poppler)
find_library(POPPLER_LIBRARY poppler)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Poppler REQUIRED_VARS POPPLER_LIBRARY POPPLER_INCLUDE_DIR)
if(Poppler_FOUND AND NOT TARGET Poppler::Poppler)
  add_library(Poppler::Poppler UNKNOWN IMPORTED)
  set_target_properties(Poppler::Poppler PROPERTIES
    IMPORTED_LOCATION "${POPPLER_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${POPPLER_INCLUDE_DIR}")
endif()
mark_as_advanced(POPPLER_INCLUDE_DIR POPPLER_LIBRARY)
