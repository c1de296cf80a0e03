#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/wait.h>

#include "temporary_folder.hpp"

namespace docweave::test {

/// What the program left behind.
struct Ended {
  int code = -1;
  std::string out;
  std::string err;
};

inline std::string quoted(const std::string& word) {
  std::string result = "'";
  for (const char c : word) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

/// Runs the built `docweave` in a folder, with `input` on its standard input.
inline Ended docweave(const std::vector<std::string>& arguments,
                      const std::filesystem::path& folder = "/", const std::string& input = {}) {
  const TemporaryFolder streams;
  streams.write("in", input);
  std::string command = "cd " + quoted(folder.string()) + " && " + quoted(DOCWEAVE_PROGRAM);
  for (const std::string& argument : arguments) command += " " + quoted(argument);
  command += " <" + quoted((streams / "in").string()) + " >" + quoted((streams / "out").string()) +
             " 2>" + quoted((streams / "err").string());
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(streams / "out"),
          read_file(streams / "err")};
}

}  // namespace docweave::test
