// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a corpus's file in the program that the desktop opens such files with: on request alone, and only a
// plain file of text that lies in the folder that the corpus was read from. Interface's thread.
#pragma once

#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"

#include <QString>

namespace touchstone::gui {

/// The file on this computer. Errors: NotFound (the corpus came from elsewhere, the file is gone), Usage (it
/// lies outside of the folder, or is a program).
Result<QString> localFile(const EditionInfo& edition, const QString& path);

} // namespace touchstone::gui
