# What `cmake --install` puts where, and the Debian package of it. What is
# installed finds its fonts, helpers and templates from where the library lies.
set(data ${CMAKE_INSTALL_DATADIR}/yusuan)

install(TARGETS yusuan yusuan-command)
if(YUSUAN_STATIC)
  install(TARGETS yusuan-static)
endif()
install(TARGETS yusuan-pdf yusuan-xls DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/yusuan)
install(FILES man/yusuan.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES man/libyusuan.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
install(DIRECTORY fonts/files/ DESTINATION ${data}/fonts
        PATTERN cache EXCLUDE PATTERN pinned.tsv EXCLUDE)
install(DIRECTORY templates DESTINATION ${data})
file(GLOB documents CONFIGURE_DEPENDS docs/*.md docs/*.json)
install(FILES README.md CHANGELOG.md LICENSE ${documents}
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES fonts/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/fonts)

# Completions, from the program's own table of options.
set(completions ${PROJECT_BINARY_DIR}/completions)
file(MAKE_DIRECTORY ${completions})
foreach(shell IN ITEMS bash zsh fish)
  add_custom_command(OUTPUT ${completions}/${shell}
      COMMAND ${CMAKE_COMMAND} -E env LANGUAGE=zh_CN
              $<TARGET_FILE:yusuan-command> completions ${shell}
              > ${completions}/${shell}
      DEPENDS yusuan-command)
endforeach()
add_custom_target(completions ALL DEPENDS ${completions}/bash
                  ${completions}/zsh ${completions}/fish)
install(FILES ${completions}/bash RENAME yusuan
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/zsh RENAME _yusuan
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${completions}/fish RENAME yusuan.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

list(JOIN YUSUAN_NEEDS " " YUSUAN_NEEDS)
# The folders are told from where yusuan.pc lies, so that it may be moved.
file(RELATIVE_PATH prefix_from_pkgconfig
     ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/yusuan.pc.in yusuan.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/yusuan.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# find_package(yusuan): yusuan::yusuan is the shared library,
# yusuan::yusuan-static the archive with all that it needs.
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/yusuan)
configure_package_config_file(cmake/yusuan-config.cmake.in yusuan-config.cmake
    INSTALL_DESTINATION ${package}
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(
    ${PROJECT_BINARY_DIR}/yusuan-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/yusuan-config.cmake
              ${PROJECT_BINARY_DIR}/yusuan-config-version.cmake
        DESTINATION ${package})
install(DIRECTORY tests/install/example/
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/example)

# `cpack` in the build folder makes the package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME yusuan)
set(CPACK_PACKAGE_VENDOR yusuan)
set(CPACK_PACKAGE_CONTACT "yusuan maintainers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR})
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS poppler-data)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libreoffice-writer, ocrmypdf")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "departmental budgets read, proved and typeset\n\
 Reads what a Chinese government department publishes (budget, final account,\n\
 self-evaluations) as PDF, workbook, Word file or text, checks that the tables\n\
 reconcile, and sets a printed pack, web pages, performance sheets and open\n\
 data.")
include(CPack)
