// SPDX-License-Identifier: GPL-3.0-or-later
// help SPEC: every name and key that a SPEC may have.
#include "eval/cli/command.h"
#include "eval/metrics/metric_registry.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {
constexpr std::string_view kSpecs =
    R"(SPEC is `name` or `name:key=value,key=value`; a value with a comma stands in double quotes.

Engines (engine push, attach, doctor)
  chroma:url=http://127.0.0.1:8000[,key=env:VARIABLE,auth=token|bearer,tenant=NAME,database=NAME]
  qdrant:url=http://127.0.0.1:6333[,key=env:VARIABLE,using=VECTOR]
  each with collection=NAME, batch=POINTS, timeout=, connect_timeout= (seconds), retries=N

Models (--model)
  extractive                        built in: quotes the sources word for word, needs no server
  openai-compatible:url=URL,model=NAME[,key=env:VARIABLE|keychain:NAME]
  openai:model=NAME[,api=responses] OpenAI                      key from $OPENAI_API_KEY unless named
  anthropic:model=NAME              Anthropic                   $ANTHROPIC_API_KEY
  gemini:model=NAME                 Google Gemini               $GEMINI_API_KEY
  azure-openai:url=URL,deployment=NAME,key=...|token=...[,api_version=]   Azure OpenAI, with a key or an Entra token
  ollama:model=NAME[,num_ctx=8192,keep_alive=]                  Ollama on this computer
  cohere:model=NAME                 Cohere                      $COHERE_API_KEY
  huggingface:model=NAME            Hugging Face inference      $HF_TOKEN
  mistral:model=NAME                Mistral                     $MISTRAL_API_KEY
  openrouter:model=NAME             OpenRouter                  $OPENROUTER_API_KEY
  llamacpp:model=NAME  vllm:model=NAME  lmstudio:model=NAME     servers on this computer, at their usual ports
  further keys  url key temperature top_p max_tokens seed effort context retries concurrency requests_per_minute
                tokens_per_minute connect_timeout first_token_timeout idle_timeout timeout (seconds)

Embedders (--embedder)
  lsa:dim=200                       trained on the corpus itself, offline (default)
  none                              words only
  encoder:path=FOLDER[,query_prefix=,passage_prefix=,max_tokens=,pooling=mean|cls|max,dim=,threads=]
                                    a BERT-family model (config.json, model.safetensors, vocab.txt) run in process
  static:path=FOLDER[,dim=]         static word vectors in the layout of model2vec, in process
  openai-compatible:url=URL,model=NAME[,key=...]   beside LSA; its texts are sent to that server
  openai azure-openai gemini cohere ollama mistral llamacpp vllm lmstudio   as for models
  tei:url=URL                       Text Embeddings Inference
  further keys  dim batch batch_tokens query_prefix passage_prefix

Rerankers (--rerank), for the best candidates of a search; each takes depth=, how many of them
  none                              the order of the search
  features:depth=100                built in: a weighted sum of transparent features, explained by --explain (default of --mode hybrid)
  cross-encoder:path=FOLDER[,max_tokens=512,threads=,depth=50]
                                    a BERT-family model that reads question and passage together, in process
  tei:url=URL  llamacpp:url=URL     Text Embeddings Inference, llama.cpp's server with --pooling rank
  cohere:model=NAME                 Cohere                      $COHERE_API_KEY
  jina:model=NAME                   Jina                        $JINA_API_KEY
  vllm:model=NAME  openai-compatible:url=URL,model=NAME         servers that answer /v1/rerank
  further keys  url key batch retries connect_timeout first_token_timeout idle_timeout timeout

Chunkers (--chunker); each takes tokens= or chars= or both
  structural:tokens=300,min=40      whole sections, code and tables never cut when they fit; sections below min are
                                    packed; source code by its definitions (default)
  code:tokens=300,min=40            by definition: classes and functions whole where they fit
  entries:tokens=300                one release, question or section below the title each (release notes, FAQ)
  hierarchical:tokens=600,child=120 small passages are found, the larger one around them is given to the model
  semantic:tokens=300,percentile=80,min=40   breaks where neighbouring sentences part
  sentence:sentences=5,overlap=1    so many sentences, at most 300 tokens
  recursive:tokens=300,overlap=0    separators in order: blocks, lines, sentences, words
  window:tokens=300,overlap=50      runs of tokens
)";

Json metricsJson() {
    Json rows = Json::array();
    for (const MetricInfo& info : metricRegistry())
        rows.push_back(Json{{"name", info.name},
                            {"group", info.group},
                            {"level", info.level},
                            {"direction", metricDirectionName(info.direction)},
                            {"range", info.range},
                            {"formula", info.formula},
                            {"source", info.source},
                            {"edge_cases", info.edgeCases},
                            {"example", info.example},
                            {"binary", info.binary},
                            {"clocked", info.clocked}});
    return rows;
}
} // namespace

void addHelpCommand(CLI::App& app, Chosen& chosen) {
    auto topic = std::make_shared<std::string>("SPEC");
    CLI::App* help = app.add_subcommand(
        "help", "help SPEC lists every model, embedder and chunker with its keys; help METRICS every metric");
    help->add_option("topic", *topic, "SPEC or METRICS")->capture_default_str();
    help->callback([topic, &chosen] {
        chosen.command = [topic](Session& session) -> Result<int> {
            if (*topic == "METRICS" || *topic == "metrics") {
                if (!session.json())
                    session.console().print(metricsHelp());
                else
                    session.console().printJson(metricsJson());
                return 0;
            }
            if (*topic != "SPEC" && *topic != "spec")
                return fail(ErrorCode::Usage, fmt::format("There is no help on '{}'.", *topic),
                            "help SPEC, help METRICS, or COMMAND --help.");
            session.console().print(kSpecs);
            return 0;
        };
    });
}

} // namespace touchstone::cli
