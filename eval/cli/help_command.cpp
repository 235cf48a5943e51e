// SPDX-License-Identifier: GPL-3.0-or-later
// help SPEC: every name and key that a SPEC may have.
#include "eval/cli/command.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {
constexpr std::string_view kSpecs =
    R"(SPEC is `name` or `name:key=value,key=value`; a value with a comma stands in double quotes.

Models (--model)
  extractive                        built in: quotes the sources word for word, needs no server
  openai-compatible:url=URL,model=NAME[,key=env:VARIABLE|keychain:NAME]
  openai:model=NAME[,key=...]       OpenAI; its key is taken from $OPENAI_API_KEY unless named
  further keys  temperature max_tokens seed connect_timeout first_token_timeout idle_timeout timeout (seconds) retries

Embedders (--embedder)
  lsa:dim=200                       trained on the corpus itself, offline (default)
  none                              words only
  openai-compatible:url=URL,model=NAME[,key=...,dim=,batch=]   beside LSA; its texts are sent to that server

Chunkers (--chunker)
  structural:tokens=300             whole sections, code and tables never cut when they fit (default)
  window:tokens=300,overlap=50      runs of tokens
)";
} // namespace

void addHelpCommand(CLI::App& app, Chosen& chosen) {
    auto topic = std::make_shared<std::string>("SPEC");
    CLI::App* help =
        app.add_subcommand("help", "help SPEC lists every model, embedder and chunker with its keys");
    help->add_option("topic", *topic, "SPEC")->capture_default_str();
    help->callback([topic, &chosen] {
        chosen.command = [topic](Session& session) -> Result<int> {
            if (*topic != "SPEC" && *topic != "spec")
                return fail(ErrorCode::Usage, fmt::format("There is no help on '{}'.", *topic),
                            "help SPEC, or COMMAND --help.");
            session.console().print(kSpecs);
            return 0;
        };
    });
}

} // namespace touchstone::cli
