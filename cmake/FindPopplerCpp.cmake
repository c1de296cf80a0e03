# The C++ interface of poppler, which ships no CMake package: the target PopplerCpp::PopplerCpp.
find_path(POPPLER_CPP_INCLUDE_DIR poppler-document.h PATH_SUFFIXES poppler/cpp)
find_library(POPPLER_CPP_LIBRARY poppler-cpp)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PopplerCpp REQUIRED_VARS POPPLER_CPP_LIBRARY POPPLER_CPP_INCLUDE_DIR)
if(PopplerCpp_FOUND AND NOT TARGET PopplerCpp::PopplerCpp)
  add_library(PopplerCpp::PopplerCpp UNKNOWN IMPORTED)
  set_target_properties(PopplerCpp::PopplerCpp PROPERTIES
    IMPORTED_LOCATION "${POPPLER_CPP_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${POPPLER_CPP_INCLUDE_DIR}")
endif()
mark_as_advanced(POPPLER_CPP_INCLUDE_DIR POPPLER_CPP_LIBRARY)
