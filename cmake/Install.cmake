# Headers, library, CMake package and a relocatable pkg-config file.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/tidings)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/tidings DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS tidings EXPORT tidingsTargets)
install(EXPORT tidingsTargets NAMESPACE tidings:: DESTINATION ${package_dir})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/tidingsConfig.cmake.in
                              ${PROJECT_BINARY_DIR}/tidingsConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tidingsConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_SOURCE_DIR}/cmake/FindStemmer.cmake ${PROJECT_BINARY_DIR}/tidingsConfig.cmake ${PROJECT_BINARY_DIR}/tidingsConfigVersion.cmake
        DESTINATION ${package_dir})

file(RELATIVE_PATH pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${PROJECT_SOURCE_DIR}/cmake/tidings.pc.in ${PROJECT_BINARY_DIR}/tidings.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/tidings.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
