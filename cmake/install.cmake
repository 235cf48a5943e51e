# What a package installs.
# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)
install(TARGETS touchstone-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
