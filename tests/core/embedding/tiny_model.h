// SPDX-License-Identifier: GPL-3.0-or-later
// A model's folder small enough to be written by a test: numbers from a formula, so that an independent
// calculation can use the same ones without a file.
#pragma once

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace touchstone::test {

struct TensorOfTest {
    std::string dtype;
    std::vector<std::uint64_t> shape;
    std::string bytes;
};

/// value i = sin(0.37 i + seed) / 2, plus 1 for the weights of a layer norm.
inline TensorOfTest formulaTensor(int seed, std::vector<std::uint64_t> shape, bool norm = false) {
    TensorOfTest tensor{"F32", std::move(shape), {}};
    std::uint64_t count = 1;
    for (const std::uint64_t side : tensor.shape)
        count *= side;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto value = static_cast<float>(std::sin(0.37 * static_cast<double>(i) + seed) * 0.5);
        if (norm)
            value += 1.0F;
        tensor.bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return tensor;
}

inline std::string safeTensorsBytes(const std::vector<std::pair<std::string, TensorOfTest>>& tensors) {
    nlohmann::ordered_json header;
    std::string numbers;
    for (const auto& [name, tensor] : tensors) {
        header[name] = {{"dtype", tensor.dtype},
                        {"shape", tensor.shape},
                        {"data_offsets", {numbers.size(), numbers.size() + tensor.bytes.size()}}};
        numbers += tensor.bytes;
    }
    const std::string text = header.dump();
    const std::uint64_t length = text.size();
    std::string out(8, '\0');
    std::memcpy(out.data(), &length, 8);
    return out + text + numbers;
}

/// hidden 12, 2 layers, 3 heads, 20 wide, 9 positions, 11 pieces.
inline std::vector<std::pair<std::string, TensorOfTest>> tinyTensors(const std::string& root = "") {
    std::vector<std::pair<std::string, TensorOfTest>> all;
    int seed = 0;
    const auto add = [&](const std::string& name, std::vector<std::uint64_t> shape, bool norm = false) {
        all.emplace_back((name.starts_with("classifier") ? "" : root) + name,
                         formulaTensor(++seed, std::move(shape), norm));
    };
    const std::uint64_t h = 12, wide = 20;
    add("embeddings.word_embeddings.weight", {11, h});
    add("embeddings.position_embeddings.weight", {9, h});
    add("embeddings.token_type_embeddings.weight", {2, h});
    add("embeddings.LayerNorm.weight", {h}, true);
    add("embeddings.LayerNorm.bias", {h});
    for (int layer = 0; layer < 2; ++layer) {
        const std::string p = "encoder.layer." + std::to_string(layer) + ".";
        for (const char* part : {"query", "key", "value"}) {
            add(p + "attention.self." + part + ".weight", {h, h});
            add(p + "attention.self." + part + ".bias", {h});
        }
        add(p + "attention.output.dense.weight", {h, h});
        add(p + "attention.output.dense.bias", {h});
        add(p + "attention.output.LayerNorm.weight", {h}, true);
        add(p + "attention.output.LayerNorm.bias", {h});
        add(p + "intermediate.dense.weight", {wide, h});
        add(p + "intermediate.dense.bias", {wide});
        add(p + "output.dense.weight", {h, wide});
        add(p + "output.dense.bias", {h});
        add(p + "output.LayerNorm.weight", {h}, true);
        add(p + "output.LayerNorm.bias", {h});
    }
    add("pooler.dense.weight", {h, h});
    add("pooler.dense.bias", {h});
    add("classifier.weight", {1, h});
    add("classifier.bias", {1});
    return all;
}

inline void writeFile(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

inline const char* const kTinyConfig =
    R"({"model_type":"bert","hidden_size":12,"num_hidden_layers":2,"num_attention_heads":3,"intermediate_size":20,
        "max_position_embeddings":9,"vocab_size":11,"type_vocab_size":2,"hidden_act":"gelu","layer_norm_eps":1e-12})";

/// [PAD] [UNK] [CLS] [SEP] red green ##ing blue , ##s [MASK]
inline void writeTinyModel(const std::filesystem::path& folder, const std::string& root = "") {
    writeFile(folder / "config.json", kTinyConfig);
    writeFile(folder / "model.safetensors", safeTensorsBytes(tinyTensors(root)));
    writeFile(folder / "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nred\ngreen\n##ing\nblue\n,\n##s\n[MASK]\n");
}

class FolderOfTest {
public:
    FolderOfTest() {
        std::string name = (std::filesystem::temp_directory_path() / "touchstone-model-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    ~FolderOfTest() { std::filesystem::remove_all(m_path); }
    FolderOfTest(const FolderOfTest&) = delete;
    FolderOfTest& operator=(const FolderOfTest&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace touchstone::test
