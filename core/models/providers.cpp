// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/providers.h"

#include <algorithm>

namespace touchstone {

const std::vector<ProviderInfo>& allProviders() {
    static const std::vector<ProviderInfo> all = {
        {"openai-compatible", WireDialect::OpenAi, "", "", false, true, true,
         "any server that speaks OpenAI's language", true},
        {"openai", WireDialect::OpenAi, "https://api.openai.com/v1", "OPENAI_API_KEY", true, true, true,
         "OpenAI; api=responses takes the responses API"},
        {"anthropic", WireDialect::Anthropic, "https://api.anthropic.com", "ANTHROPIC_API_KEY", false, true,
         false, "Anthropic"},
        {"gemini", WireDialect::Gemini, "https://generativelanguage.googleapis.com", "GEMINI_API_KEY", false,
         true, true, "Google Gemini"},
        {"azure-openai", WireDialect::Azure, "", "", true, true, true,
         "Azure OpenAI; deployment= names the model, key= or token= (Entra ID)"},
        {"ollama", WireDialect::Ollama, "http://127.0.0.1:11434", "", false, true, true,
         "Ollama; num_ctx= is its context"},
        {"cohere", WireDialect::Cohere, "https://api.cohere.com", "COHERE_API_KEY", false, true, true,
         "Cohere", true},
        {"huggingface", WireDialect::OpenAi, "https://router.huggingface.co/v1", "HF_TOKEN", false, true,
         false, "Hugging Face inference"},
        {"mistral", WireDialect::OpenAi, "https://api.mistral.ai/v1", "MISTRAL_API_KEY", false, true, true,
         "Mistral"},
        {"openrouter", WireDialect::OpenAi, "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY", false, true,
         false, "OpenRouter"},
        {"llamacpp", WireDialect::OpenAi, "http://127.0.0.1:8080/v1", "", false, true, true,
         "llama.cpp's server", true},
        {"vllm", WireDialect::OpenAi, "http://127.0.0.1:8000/v1", "", false, true, true, "vLLM", true},
        {"lmstudio", WireDialect::OpenAi, "http://127.0.0.1:1234/v1", "", false, true, true, "LM Studio"},
        {"tei", WireDialect::Tei, "http://127.0.0.1:8080", "", false, false, true,
         "Text Embeddings Inference", true},
        {"jina", WireDialect::OpenAi, "https://api.jina.ai/v1", "JINA_API_KEY", false, false, false, "Jina",
         true},
    };
    return all;
}

const ProviderInfo* findProvider(std::string_view name) {
    const auto& all = allProviders();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const ProviderInfo& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace touchstone
