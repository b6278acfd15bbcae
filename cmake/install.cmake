# What `cmake --install` puts where. An installed program looks for its fonts in
# YUSUAN_FONTS_DEFAULT; give it as <prefix>/share/yusuan/fonts when configuring.
set(data ${CMAKE_INSTALL_DATADIR}/yusuan)

install(TARGETS yusuan yusuan-command)
install(TARGETS yusuan-pdf yusuan-xls DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/yusuan)
install(FILES man/yusuan.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES man/libyusuan.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
install(DIRECTORY fonts/files/ DESTINATION ${data}/fonts
        PATTERN cache EXCLUDE PATTERN pinned.tsv EXCLUDE)

# The folders are told from where yusuan.pc lies, so that it may be moved.
file(RELATIVE_PATH prefix_from_pkgconfig
     ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/yusuan.pc.in yusuan.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/yusuan.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
