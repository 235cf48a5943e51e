# Compiles core/store/schema/NNNN_name.sql into the store, in order of their names, so that a program needs no files
# beside itself to make or to migrate a workspace.
# SPDX-License-Identifier: GPL-3.0-or-later
file(GLOB schema_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/schema/*.sql)
list(SORT schema_files)
set(schema_number 0)
set(schema_entries "")
foreach(schema_file IN LISTS schema_files)
    math(EXPR schema_number "${schema_number} + 1")
    get_filename_component(schema_name ${schema_file} NAME_WE)
    if(NOT schema_name MATCHES "^0*${schema_number}_")
        message(FATAL_ERROR "core/store/schema: ${schema_name} should have the number ${schema_number}")
    endif()
    file(READ ${schema_file} schema_sql)
    string(APPEND schema_entries "    {${schema_number}, \"${schema_name}\", R\"sql(${schema_sql})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_file})
endforeach()
set(schema_output ${CMAKE_CURRENT_BINARY_DIR}/store_schema.cpp)
file(CONFIGURE OUTPUT ${schema_output} @ONLY CONTENT "// Made from core/store/schema/*.sql.
#include \"core/store/migrations.h\"
namespace touchstone {
const std::vector<Migration>& builtInMigrations() {
    static const std::vector<Migration> all = {
${schema_entries}    };
    return all;
}
} // namespace touchstone
")
target_sources(touchstone_core_store PRIVATE ${schema_output})
