# Warnings and hardening on interface targets, so that nobody who uses a library inherits them by accident.
# SPDX-License-Identifier: GPL-3.0-or-later
option(TOUCHSTONE_WERROR "Treat warnings as errors (the ci preset does)" OFF)

add_library(touchstone_flags INTERFACE)
target_include_directories(touchstone_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(touchstone_flags INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -fstack-protector-strong)
# g++ 12 warns of overlapping memory in "literal" + std::string when it inlines (GCC bug 105651): a false alarm.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(touchstone_flags INTERFACE -Wno-restrict)
endif()
if(TOUCHSTONE_WERROR)
    target_compile_options(touchstone_flags INTERFACE -Werror)
endif()
if(TOUCHSTONE_SANITIZE)
    target_compile_options(touchstone_flags INTERFACE -fsanitize=${TOUCHSTONE_SANITIZE} -fno-omit-frame-pointer -g1)
    target_link_options(touchstone_flags INTERFACE -fsanitize=${TOUCHSTONE_SANITIZE})
    if(TOUCHSTONE_SANITIZE MATCHES "undefined")
        target_compile_options(touchstone_flags INTERFACE -fno-sanitize-recover=undefined)
    endif()
    if(TOUCHSTONE_FUZZ)
        target_compile_options(touchstone_flags INTERFACE -fsanitize=fuzzer-no-link)
    endif()
else()
    target_compile_options(touchstone_flags INTERFACE $<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)
endif()
# as-needed: what is loaded on first use (core/platform/shared_library.h) must not be loaded at the start.
target_link_options(touchstone_flags INTERFACE -Wl,-z,relro,-z,now,--as-needed)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
find_package(Threads REQUIRED)
target_link_libraries(touchstone_flags INTERFACE Threads::Threads)

# What only calls the code that matters (tests, commands): not worth optimising, and two fifths of the time to compile it.
function(touchstone_quick_to_compile target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()
