// SPDX-License-Identifier: GPL-3.0-or-later
// A safetensors file, mapped read-only: u64 length of a JSON header, the header {name: {dtype, shape,
// data_offsets}}, then the numbers, little-endian. Everything is checked at open, so that no tensor reaches
// outside the file. Immutable; safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class SafeTensors {
public:
    enum class Type : std::uint8_t { F32, F16, BF16, Other };
    struct Tensor {
        Type type = Type::Other;
        std::vector<std::uint64_t> shape;
        std::string_view bytes;                    ///< valid as long as the file object lives
        [[nodiscard]] std::uint64_t count() const; ///< of numbers
    };

    /// Errors: Io, BadInput naming the file and the tensor (cut off, offsets outside the file, a shape that
    /// does not fit its bytes, a header that is no JSON or larger than 64 MiB).
    static Result<std::shared_ptr<const SafeTensors>> open(const std::filesystem::path& file);
    ~SafeTensors();
    SafeTensors(const SafeTensors&) = delete;
    SafeTensors& operator=(const SafeTensors&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const Tensor* find(std::string_view name) const; ///< null: there is none of that name
    [[nodiscard]] const std::map<std::string, Tensor, std::less<>>& all() const { return m_tensors; }
    /// As f32, row-major. Errors: BadInput when it is missing, of another type or of another shape.
    [[nodiscard]] Result<std::vector<float>> floats(std::string_view name,
                                                    const std::vector<std::uint64_t>& shape) const;
    /// `count` numbers from `first` on of a tensor of ours; within its bounds.
    static void read(const Tensor& tensor, std::uint64_t first, std::uint64_t count, float* out);
    /// SHA-256 over the header and 64 evenly spaced blocks of 4 KiB: tells one set of weights from another
    /// without reading all of them.
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }

private:
    SafeTensors() = default;
    std::filesystem::path m_path;
    const char* m_data = nullptr;
    std::size_t m_size = 0;
    std::map<std::string, Tensor, std::less<>> m_tensors;
    std::string m_fingerprint;
};

} // namespace touchstone
