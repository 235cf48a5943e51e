// SPDX-License-Identifier: GPL-3.0-or-later
// The address of a proxy, taken apart. Internal to core/platform; constant values.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>

namespace touchstone {

struct ProxyAddress {
    std::string url;   ///< scheme://host:port, without credentials
    std::string place; ///< host:port, for messages
    std::string user, password;
};

/// Null for "". `host:port` means http. The password is made known to the Redactor. Errors: Usage.
Result<std::shared_ptr<const ProxyAddress>> proxyAddressOf(const std::string& text);

} // namespace touchstone
