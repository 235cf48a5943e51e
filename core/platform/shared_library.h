// SPDX-License-Identifier: GPL-3.0-or-later
// A library that is loaded when it is first needed, and never unloaded. Most runs of the command line need
// neither network, keychain nor archives, and linking their libraries took two thirds of the time to start.
// Whoever uses it keeps a table of the functions, each with the type of the header that declares it, and
// fills it once in a function's static variable; then it is const and safe for concurrent use.
#pragma once

#include <dlfcn.h>

#include <type_traits>

namespace touchstone {

class SharedLibrary {
public:
    explicit SharedLibrary(const char* name)
        : m_handle(::dlopen(name, RTLD_NOW | RTLD_LOCAL)), m_whole(m_handle != nullptr) {}
    /// Looks in the library and in those that it brought along.
    template<class Function>
    void find(Function& function, const char* name) {
        if (m_handle != nullptr)
            function = reinterpret_cast<std::decay_t<Function>>(::dlsym(m_handle, name));
        m_whole = m_whole && function != nullptr;
    }
    /// Was the library there, with every function that was looked for?
    [[nodiscard]] bool whole() const { return m_whole; }

private:
    void* m_handle;
    bool m_whole;
};

} // namespace touchstone
