// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/workbench_services.h"

namespace touchstone {

TargetServices workbenchServices(const std::shared_ptr<Workbench>& workbench, bool allowCommand) {
    TargetServices services;
    services.workspace = workbench->workspace();
    services.http = &workbench->http();
    services.secrets = &workbench->secrets();
    services.model = [workbench](const std::string& spec) { return workbench->model(spec); };
    services.retriever = [workbench](const EditionInfo& edition, JobContext& context) {
        return workbench->retriever({edition}, context);
    };
    services.promptFolder = (workbench->places().sharedData() / "prompts").string();
    services.allowCommand = allowCommand;
    return services;
}

} // namespace touchstone
