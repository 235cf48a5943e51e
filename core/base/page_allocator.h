// SPDX-License-Identifier: GPL-3.0-or-later
// Memory in whole pages straight from the system: given back the moment it is let go, whichever thread does
// so, and not resident before it is written. For few large blocks that live long. Safe for concurrent use.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <string>

namespace touchstone {

template<class T>
struct PageAllocator {
    using value_type = T;
    PageAllocator() = default;
    template<class Other>
    explicit PageAllocator(const PageAllocator<Other>& /*other*/) {}

    T* allocate(std::size_t count) {
        void* const memory =
            ::mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw std::bad_alloc();
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t count) { ::munmap(memory, count * sizeof(T)); }
    friend bool operator==(const PageAllocator& /*a*/, const PageAllocator& /*b*/) { return true; }
};

using PagedString = std::basic_string<char, std::char_traits<char>, PageAllocator<char>>;

} // namespace touchstone
