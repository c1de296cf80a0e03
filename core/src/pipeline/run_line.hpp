#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "pipeline/document_line.hpp"
#include "pipeline/inputs.hpp"

namespace docweave {

/// Reads files and takes them through a document line on several threads. Calls `commit` on the
/// calling thread with what became of each, in the order of `files`. Memory does not grow with
/// their number. Rethrows what `commit` throws; what plugins throw never gets here.
void run_line(const DocumentLine& line, const std::vector<InputFile>& files, unsigned threads,
              const std::function<void(LineResult)>& commit);

}  // namespace docweave
