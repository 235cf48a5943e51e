// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/safetensors.h"

#include "core/base/hashing.h"
#include "core/models/json_guard.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace touchstone {

namespace {

constexpr std::uint64_t kMaxHeaderBytes = 64U << 20U;

SafeTensors::Type typeOf(std::string_view name) {
    if (name == "F32")
        return SafeTensors::Type::F32;
    if (name == "F16")
        return SafeTensors::Type::F16;
    if (name == "BF16")
        return SafeTensors::Type::BF16;
    return SafeTensors::Type::Other;
}

std::uint64_t sizeOf(SafeTensors::Type type) {
    return type == SafeTensors::Type::F32 ? 4 : 2;
}

float fromHalf(std::uint16_t half) {
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16U;
    const std::uint32_t exponent = (half >> 10U) & 0x1FU;
    std::uint32_t mantissa = half & 0x3FFU;
    if (exponent == 0x1F)
        return std::bit_cast<float>(sign | 0x7F800000U | mantissa << 13U);
    if (exponent != 0)
        return std::bit_cast<float>(sign | (exponent + 112U) << 23U | mantissa << 13U);
    if (mantissa == 0)
        return std::bit_cast<float>(sign);
    std::uint32_t shift = 0; // subnormal: normalise
    for (; (mantissa & 0x400U) == 0; mantissa <<= 1U)
        ++shift;
    return std::bit_cast<float>(sign | (113U - shift) << 23U | (mantissa & 0x3FFU) << 13U);
}

tl::unexpected<Error> broken(const std::filesystem::path& file, std::string what) {
    Error error = makeError(
        ErrorCode::BadInput, fmt::format("{}: {}", file.string(), what),
        "Fetch the file again; it should be a safetensors file as the model's author published it.");
    error.file = file.string();
    return tl::unexpected<Error>(std::move(error));
}

} // namespace

std::uint64_t SafeTensors::Tensor::count() const {
    std::uint64_t count = 1;
    for (const std::uint64_t side : shape)
        count *= side; // open() has checked that it does not overflow
    return count;
}

SafeTensors::~SafeTensors() {
    if (m_data != nullptr)
        ::munmap(const_cast<char*>(m_data), m_size);
}

Result<std::shared_ptr<const SafeTensors>> SafeTensors::open(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(ErrorCode::Io, fmt::format("{}: {}", file.string(), std::strerror(errno)),
                    "The folder of a model holds model.safetensors beside its config.json.");
    struct stat status {};
    const bool known = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    const auto size = known ? static_cast<std::size_t>(status.st_size) : 0;
    void* const mapped = size >= 8 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    ::close(fd);
    if (mapped == MAP_FAILED)
        return broken(file, "this is no safetensors file: it is shorter than its own length field.");

    const std::shared_ptr<SafeTensors> made(new SafeTensors);
    made->m_path = file;
    made->m_data = static_cast<const char*>(mapped);
    made->m_size = size;
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, made->m_data, 8);
    if (headerBytes > kMaxHeaderBytes || headerBytes > size - 8)
        return broken(
            file, fmt::format("its header should have {} bytes, but the file has {}.", headerBytes, size));
    const std::string_view header(made->m_data + 8, static_cast<std::size_t>(headerBytes));
    const std::string_view numbers(made->m_data + 8 + headerBytes,
                                   size - 8 - static_cast<std::size_t>(headerBytes));
    const auto json = parseForeignJson(header);
    if (!json || !json->is_object())
        return broken(file, "its header is no JSON object.");
    for (const auto& [name, entry] : json->items()) {
        if (name == "__metadata__")
            continue;
        Tensor tensor;
        tensor.type = typeOf(stringMember(entry, "dtype"));
        const nlohmann::json& shape = member(entry, "shape");
        const nlohmann::json& offsets = member(entry, "data_offsets");
        if (!shape.is_array() || !offsets.is_array() || offsets.size() != 2 ||
            !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
            return broken(file, fmt::format("tensor '{}' has no shape or offsets.", name));
        std::uint64_t count = 1;
        for (const nlohmann::json& side : shape) {
            const std::uint64_t length =
                side.is_number_unsigned() ? side.get<std::uint64_t>() : ~std::uint64_t{0};
            if (length > size || (length != 0 && count > size / length))
                return broken(file,
                              fmt::format("tensor '{}' has a shape that does not fit into the file.", name));
            count *= length;
            tensor.shape.push_back(length);
        }
        const auto begin = offsets[0].get<std::uint64_t>(), end = offsets[1].get<std::uint64_t>();
        if (begin > end || end > numbers.size())
            return broken(file, fmt::format("tensor '{}' lies at bytes {} to {} of {}: the file is cut off.",
                                            name, begin, end, numbers.size()));
        tensor.bytes = numbers.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
        if (tensor.type != Type::Other && tensor.bytes.size() != count * sizeOf(tensor.type))
            return broken(file, fmt::format("tensor '{}' has {} bytes for {} numbers.", name,
                                            tensor.bytes.size(), count));
        made->m_tensors.emplace(name, std::move(tensor));
    }
    Sha256 hash;
    hash.update(header);
    constexpr std::size_t kBlocks = 64, kBlockBytes = 4096;
    for (std::size_t block = 0; block < kBlocks; ++block)
        hash.update(numbers.substr(std::min(numbers.size(), numbers.size() / kBlocks * block), kBlockBytes));
    made->m_fingerprint = hash.finishHex();
    return std::shared_ptr<const SafeTensors>(made);
}

const SafeTensors::Tensor* SafeTensors::find(std::string_view name) const {
    const auto at = m_tensors.find(name);
    return at == m_tensors.end() ? nullptr : &at->second;
}

void SafeTensors::read(const Tensor& tensor, std::uint64_t first, std::uint64_t count, float* out) {
    const char* const at = tensor.bytes.data() + first * sizeOf(tensor.type);
    if (tensor.type == Type::F32) {
        std::memcpy(out, at, count * 4);
        return;
    }
    for (std::uint64_t i = 0; i < count; ++i) {
        std::uint16_t half = 0;
        std::memcpy(&half, at + 2 * i, 2);
        out[i] = tensor.type == Type::F16 ? fromHalf(half)
                                          : std::bit_cast<float>(static_cast<std::uint32_t>(half) << 16U);
    }
}

Result<std::vector<float>> SafeTensors::floats(std::string_view name,
                                               const std::vector<std::uint64_t>& shape) const {
    const Tensor* const tensor = find(name);
    if (tensor == nullptr)
        return broken(m_path, fmt::format("there is no tensor '{}'.", name));
    if (tensor->type == Type::Other)
        return broken(
            m_path, fmt::format("tensor '{}' is of a type that is not read (F32, F16 and BF16 are).", name));
    if (tensor->shape != shape)
        return broken(m_path, fmt::format("tensor '{}' has shape [{}], not [{}].", name,
                                          fmt::join(tensor->shape, ", "), fmt::join(shape, ", ")));
    std::vector<float> out(tensor->count());
    read(*tensor, 0, out.size(), out.data());
    return out;
}

} // namespace touchstone
