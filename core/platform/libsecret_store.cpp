// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that sees libsecret, which is loaded when the first key is asked for.
#include "core/platform/libsecret_store.h"

#include "core/platform/env.h"
#include "core/platform/shared_library.h"

#include <fmt/format.h>
#include <libsecret/secret.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace touchstone::keychain {

namespace {

constexpr unsigned kWaitMs = 30000; // a locked keychain asks the user for its password

const SecretSchema& schema() {
    static const SecretSchema value = [] {
        SecretSchema made{};
        made.name = "io.github.touchstone.Key";
        made.flags = SECRET_SCHEMA_NONE;
        made.attributes[0] = {"name", SECRET_SCHEMA_ATTRIBUTE_STRING};
        return made;
    }();
    return value;
}

/// What is used of libsecret and GLib.
struct Library {
    decltype(&g_error_free) errorFree = nullptr;
    decltype(&g_object_unref) objectUnref = nullptr;
    decltype(&g_cancellable_new) cancellableNew = nullptr;
    decltype(&g_cancellable_cancel) cancellableCancel = nullptr;
    decltype(&secret_password_lookup_sync) lookup = nullptr;
    decltype(&secret_password_free) passwordFree = nullptr;
    decltype(&secret_password_store_sync) store = nullptr;
    decltype(&secret_password_clear_sync) clear = nullptr;
    decltype(&secret_service_get_sync) service = nullptr;
    bool whole = false;

    Library() {
        SharedLibrary shared("libsecret-1.so.0");
        shared.find(errorFree, "g_error_free");
        shared.find(objectUnref, "g_object_unref");
        shared.find(cancellableNew, "g_cancellable_new");
        shared.find(cancellableCancel, "g_cancellable_cancel");
        shared.find(lookup, "secret_password_lookup_sync");
        shared.find(passwordFree, "secret_password_free");
        shared.find(store, "secret_password_store_sync");
        shared.find(clear, "secret_password_clear_sync");
        shared.find(service, "secret_service_get_sync");
        whole = shared.whole();
    }
};

const Library& library() {
    static const Library loaded;
    return loaded;
}

struct FreeError {
    void operator()(GError* error) const { library().errorFree(error); }
};
using GErrorOwner = std::unique_ptr<GError, FreeError>;

/// Cancels a call that takes too long, from a thread of its own that ends with the call.
class Patience {
public:
    Patience() : m_cancellable(library().cancellableNew()) {
        m_watch = std::thread([this] {
            std::unique_lock lock(m_mutex);
            if (!m_over.wait_for(lock, std::chrono::milliseconds(kWaitMs), [this] { return m_done; }))
                library().cancellableCancel(m_cancellable);
        });
    }
    ~Patience() {
        {
            const std::lock_guard lock(m_mutex);
            m_done = true;
        }
        m_over.notify_all();
        m_watch.join();
        library().objectUnref(m_cancellable);
    }
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;
    [[nodiscard]] GCancellable* get() const { return m_cancellable; }

private:
    GCancellable* m_cancellable;
    std::mutex m_mutex;
    std::condition_variable m_over;
    bool m_done = false;
    std::thread m_watch;
};

tl::unexpected<Error> noService(const GErrorOwner& error) {
    Error out = makeError(ErrorCode::Io, "There is no keychain: no Secret Service answers in this session.",
                          "Use key=env:VARIABLE instead, or start a keyring service.");
    if (error)
        out.detail = error->message;
    return fail(std::move(out));
}

} // namespace

Result<std::string> read(std::string_view name) {
    if (!hasSessionBus() || !library().whole)
        return noService(nullptr);
    const Patience patience;
    const std::string entry(name);
    GError* raw = nullptr;
    gchar* value = library().lookup(&schema(), patience.get(), &raw, "name", entry.c_str(), nullptr);
    const GErrorOwner error(raw);
    if (error)
        return noService(error);
    if (!value)
        return fail(ErrorCode::NotFound, fmt::format("The keychain has no entry keychain:{}.", name),
                    "Store the key in the settings, or use key=env:VARIABLE.");
    std::string out = value;
    library().passwordFree(value);
    return out;
}

Result<> write(std::string_view name, std::string_view value) {
    if (!hasSessionBus() || !library().whole)
        return noService(nullptr);
    const Patience patience;
    const std::string entry(name), secret(value), label = fmt::format("Touchstone: {}", name);
    GError* raw = nullptr;
    library().store(&schema(), SECRET_COLLECTION_DEFAULT, label.c_str(), secret.c_str(), patience.get(), &raw,
                    "name", entry.c_str(), nullptr);
    if (const GErrorOwner error(raw); error)
        return noService(error);
    return {};
}

Result<> remove(std::string_view name) {
    if (!hasSessionBus() || !library().whole)
        return noService(nullptr);
    const Patience patience;
    const std::string entry(name);
    GError* raw = nullptr;
    const bool found = library().clear(&schema(), patience.get(), &raw, "name", entry.c_str(), nullptr);
    if (const GErrorOwner error(raw); error)
        return noService(error);
    if (!found)
        return fail(ErrorCode::NotFound, fmt::format("The keychain has no entry keychain:{}.", name));
    return {};
}

bool available() {
    if (!hasSessionBus() || !library().whole)
        return false;
    const Patience patience;
    GError* raw = nullptr;
    SecretService* service = library().service(SECRET_SERVICE_NONE, patience.get(), &raw);
    const GErrorOwner error(raw);
    if (service)
        library().objectUnref(service);
    return service != nullptr;
}

} // namespace touchstone::keychain
