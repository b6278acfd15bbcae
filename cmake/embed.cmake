# OUT: the C file to write; NAME: of its table; FILES: text files. Writes
#   const struct embedded_file embedded_NAME[] = { {name, bytes, size}, … {0} };
file(WRITE ${OUT} "/* Made from files by cmake/embed.cmake. */\n"
     "#include \"base/embedded.h\"\n")
set(rows "")
set(i 0)
foreach(path IN LISTS FILES)
  file(READ ${path} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  file(APPEND ${OUT} "static const unsigned char file_${i}[] = {\n${bytes}0};\n")
  get_filename_component(folder ${path} DIRECTORY)
  get_filename_component(folder ${folder} NAME)
  get_filename_component(name ${path} NAME)
  if(folder STREQUAL "parts")
    set(name "parts/${name}")
  endif()
  string(APPEND rows "    {\"${name}\", (const char *) file_${i}, sizeof file_${i} - 1},\n")
  math(EXPR i "${i} + 1")
endforeach()
file(APPEND ${OUT} "extern const struct embedded_file embedded_${NAME}[];\n"
     "const struct embedded_file embedded_${NAME}[] = {\n${rows}    {0}};\n")
