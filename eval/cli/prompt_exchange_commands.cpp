// SPDX-License-Identifier: GPL-3.0-or-later
// prompt import, export.
#include "core/prompts/prompt_exchange.h"
#include "eval/cli/prompt_commands.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PromptExchangeWords {
    std::string file, name, message, author, prompt, format, out;
};

Result<int> importPromptCommand(Session& session, const PromptExchangeWords& words) {
    auto content = readInput(words.file);
    if (!content)
        return fail(std::move(content.error()));
    auto foreign = importPrompt(*content, words.file);
    if (!foreign)
        return fail(std::move(foreign.error()));
    PromptCommit change;
    change.name = words.name.empty() ? foreign->name : words.name;
    if (change.name.empty())
        return fail(ErrorCode::Usage, "The file does not say what the prompt is called.",
                    "Name it with --name.");
    change.text = foreign->text;
    change.file = words.file;
    change.author = promptAuthor(words.author);
    change.message = !words.message.empty()      ? words.message
                     : !foreign->message.empty() ? foreign->message
                                                 : fmt::format("imported from {}", words.file);
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto committed = library->commit(change);
    if (!committed)
        return fail(std::move(committed.error()));
    for (const std::string& warning : foreign->warnings)
        session.console().remark(warning);
    if (session.json()) {
        Json json = promptJson(committed->prompt);
        json["changed"] = committed->isNew;
        json["format"] = promptFormatName(foreign->format);
        json["warnings"] = foreign->warnings;
        session.console().printJson(json);
    } else {
        session.console().printLine(fmt::format("{} from {} ({})", promptLabel(committed->prompt), words.file,
                                                promptFormatName(foreign->format)));
    }
    return 0;
}

Result<int> exportPromptCommand(Session& session, const PromptExchangeWords& words) {
    auto format = promptFormatByName(words.format);
    if (!format)
        return fail(std::move(format.error()));
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = library->find(words.prompt);
    if (!prompt)
        return fail(std::move(prompt.error()));
    auto text = exportPrompt(*prompt, prompt->message, *format);
    if (!text)
        return fail(std::move(text.error()));
    if (words.out.empty())
        session.console().printExactly(*text);
    else
        TOUCHSTONE_TRY(writeFileAtomically(words.out, *text));
    return 0;
}

} // namespace

void addPromptExchange(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<PromptExchangeWords>();
    CLI::App* in =
        prompt.add_subcommand("import", "A prompt of promptfoo, Langfuse, Phoenix, MLflow, or plain text");
    in->add_option("file", words->file, "The file; what it is is seen from its content")->required();
    in->add_option("--name", words->name, "What it is called here (default: as the file says)");
    in->add_option("--message", words->message, "What it is (default: as the file says)");
    in->add_option("--author", words->author, "Who (default: the account's name)");
    in->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return importPromptCommand(session, *words); };
    });

    auto outgoing = std::make_shared<PromptExchangeWords>();
    CLI::App* out = prompt.add_subcommand("export", "A version in the form of another tool");
    out->add_option("prompt", outgoing->prompt, "NAME@VERSION")->required();
    out->add_option("--format", outgoing->format, "promptfoo, langfuse, phoenix, mlflow or text")->required();
    out->add_option("--out", outgoing->out, "Write it here (default: standard output)")->type_name("FILE");
    out->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return exportPromptCommand(session, *outgoing); };
    });
}

} // namespace touchstone::cli
