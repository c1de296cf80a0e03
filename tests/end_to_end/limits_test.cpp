// What would take all memory or all time must end soon, in little of both.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "gzip.hpp"
#include "program.hpp"

namespace docweave::test {
namespace {

using testing::HasSubstr;

/// A gzip file of so many MiB of 'x'. Its check sum is wrong, which shows only at its end.
std::string bomb(int mebibytes) {
  z_stream state{};
  deflateInit2(&state, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  const std::string text(std::size_t{1} << 20, 'x');
  std::string head(1 << 16, '\0');
  const auto deflated = [&](int flush) {
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    state.avail_in = static_cast<uInt>(text.size());
    state.next_out = reinterpret_cast<Bytef*>(head.data());
    state.avail_out = static_cast<uInt>(head.size());
    deflate(&state, flush);
    return head.substr(0, head.size() - state.avail_out);
  };
  // After a full flush the same text deflates to the same bytes.
  std::string file = deflated(Z_FULL_FLUSH);
  const std::string again = deflated(Z_FULL_FLUSH);
  for (int i = 2; i < mebibytes; ++i) file += again;
  file += deflated(Z_FINISH);
  deflateEnd(&state);
  return file;
}

std::string record(const std::string& uri, const std::string& media_type, const std::string& block,
                   const std::string& type = "resource") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nContent-Type: " + media_type + "\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

class Limits : public testing::Test {
 protected:
  /// Reads a file that is beside a good one, which must come out, in a minute and a GiB.
  Ended text(const std::string& bad, int code = 1) {
    folder.write("good.txt", "The workshop was held.");
    const double before = seconds(used());
    Ended ended = docweave({"text", bad, "good.txt"}, folder.path());
    EXPECT_LT(seconds(used()) - before, 60);
    EXPECT_EQ(ended.code, code) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("The workshop was held."));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(used().ru_maxrss, 1 << 20);  // The largest so far, in KiB; sanitizers take their own.
#endif
    return ended;
  }

  /// Of all programs that have ended, however slow the machine is.
  static rusage used() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage;
  }
  static double seconds(const rusage& usage) {
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
  }

  TemporaryFolder folder;
};

TEST_F(Limits, EndABombOfOneFile) {
  folder.write("bomb.txt.gz", bomb(2000));
  EXPECT_THAT(text("bomb.txt.gz").err, HasSubstr("bomb.txt.gz: unpacks to more than 200 times"));
}

TEST_F(Limits, EndABombInsideABomb) {
  const std::string inner = bomb(100);
  std::string records;
  for (int i = 0; i < 100; ++i) {
    records += record("urn:" + std::to_string(i), "application/gzip", inner);
  }
  folder.write("bomb.warc.gz", gzip(records));
  EXPECT_THAT(text("bomb.warc.gz").err,
              HasSubstr("bomb.warc.gz: unpacks to more than 200 times its size"));
}

TEST_F(Limits, EndContainersThatGoOnAndOn) {
  std::string file = record("urn:0", "text/plain", "words");
  for (int i = 1; i < 12; ++i) {
    file = record("urn:" + std::to_string(i), "application/warc", file);
  }
  folder.write("deep.warc", file);
  EXPECT_THAT(text("deep.warc").err, HasSubstr("in a container more than 8 deep"));
}

TEST_F(Limits, EndABombInAWebArchive) {
  folder.write("bomb.warc", record("urn:bomb", "application/http",
                                   "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                                   "Content-Encoding: gzip\r\n\r\n" +
                                       bomb(2000),
                                   "response"));
  EXPECT_THAT(text("bomb.warc").err, HasSubstr("more than"));
}

TEST_F(Limits, RefuseALineOfAGibibyte) {
  for (const auto& [name, reason] : {std::pair{"line.txt", "line.txt: larger than 268435456 bytes"},
                                     {"line.ndjson", "option max_record_bytes allows 67108864"},
                                     {"line.warc", "a line \"WARC/1.1\" should stand"}}) {
    folder.write(name, std::string(10'000, 'x'));
    std::filesystem::resize_file(folder / name, std::uintmax_t{1} << 30);  // Takes no disk.
    EXPECT_THAT(text(name).err, HasSubstr(reason));
  }
}

TEST_F(Limits, ReadALongLineToItsEnd) {
  std::string line;
  while (line.size() < 20'000'000) line += "The workshop of the border police was held in Ohrid. ";
  line += "It ended there.";
  for (const char* name : {"line.txt", "line.html", "line.md"}) {
    folder.write(name, line);
    const Ended ended = text(name, 0);
    EXPECT_GT(ended.out.size(), line.size());
    EXPECT_THAT(ended.out, HasSubstr("It ended there.\n"));
  }
}

TEST_F(Limits, EndTagsThatAreNeverClosed) {
  std::string page = "<!DOCTYPE html><html><body><p>words";
  for (int i = 0; i < 100'000; ++i) page += "<div><b>";
  folder.write("deep.html", page);
  const Ended ended = docweave({"text", "deep.html"}, folder.path());
  EXPECT_THAT(ended.code, testing::AnyOf(0, 1)) << ended.err;
}

TEST_F(Limits, EndAPdfWithoutEnd) {
  // Its tree of pages comes back to itself, and tells of a thousand million pages.
  folder.write("endless.pdf",
               "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
               "2 0 obj <</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 1000000000>> endobj\n"
               "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>> endobj\n"
               "4 0 obj <</Length 9999999999>> stream\nBT (words) Tj ET\n"
               "trailer <</Root 1 0 R/Size 5>>\n%%EOF\n");
  text("endless.pdf");
}

}  // namespace
}  // namespace docweave::test
