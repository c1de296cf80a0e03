#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "pipeline/document_line.hpp"
#include "pipeline/inputs.hpp"
#include "store/store.hpp"

namespace docweave {

/// Reads files and takes them through a document line on several threads: one opens files and
/// containers, `threads` of them follow the parts. Calls `commit` on the calling thread with what
/// became of each part, in the order of `files` and of the parts in them; files that are done
/// already go no further than their hash; none is taken where `done` is null. Memory grows neither
/// with their number nor with the size of containers. Rethrows what `commit` throws; what plugins
/// throw never gets here.
void run_line(const DocumentLine& line, const std::vector<InputFile>& files, const DoneInputs* done,
              unsigned threads, const std::function<void(LineResult)>& commit);

}  // namespace docweave
