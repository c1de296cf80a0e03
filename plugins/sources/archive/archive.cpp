#include <cerrno>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

#include <docweave/error.hpp>
#include <docweave/source.hpp>

#include "member_path.hpp"

namespace docweave::archive {
namespace {

struct Free {
  void operator()(struct ::archive* archive) const { archive_read_free(archive); }
};
using Handle = std::unique_ptr<struct ::archive, Free>;

std::string reason(struct ::archive* archive) {
  const char* text = archive_error_string(archive);
  return text != nullptr ? text : "is damaged";
}

/// The bytes of the member at hand.
class MemberStream final : public ByteStream {
 public:
  /// `failure`: what the archive's own stream threw, if anything.
  MemberStream(struct ::archive* archive, bool encrypted, const std::exception_ptr& failure)
      : archive_(archive), encrypted_(encrypted), failure_(failure) {}

  std::string_view next() override {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (!ended_ && size == 0) {
      const int status = archive_read_data_block(archive_, &bytes, &size, &offset);
      if (status == ARCHIVE_EOF) {
        ended_ = true;
        return {};
      }
      if (status != ARCHIVE_OK) {  // A wrong check sum is but a warning there.
        ended_ = true;
        if (failure_) std::rethrow_exception(failure_);
        throw Error(
            ErrorCode::invalid_data, "",
            encrypted_ ? "is encrypted; give docweave a copy without password" : reason(archive_));
      }
    }
    return {static_cast<const char*>(bytes), size};
  }
  bool ended() const { return ended_; }

 private:
  struct ::archive* archive_;
  bool encrypted_;
  const std::exception_ptr& failure_;
  bool ended_ = false;
};

/// One archive's members.
class Reading {
 public:
  Reading(const Input& input, SourceSink& sink, DiagnosticSink& diagnostics)
      : input_(input), sink_(sink), diagnostics_(diagnostics), stream_(input), archive_(open()) {}

  void run(std::int64_t max_members) {
    std::int64_t members = 0;
    while (next_header()) {
      if (++members > max_members) {
        throw Error(ErrorCode::invalid_data, input_.id,
                    "has more than " + std::to_string(max_members) +
                        " members; the option max_members allows no more");
      }
      read_member();
    }
  }

 private:
  Handle open() {
    Handle archive(archive_read_new());
    archive_read_support_filter_gzip(archive.get());
    archive_read_support_filter_bzip2(archive.get());
    archive_read_support_filter_xz(archive.get());
    archive_read_support_format_tar(archive.get());
    archive_read_support_format_zip_streamable(archive.get());
    archive_read_support_format_raw(archive.get());
    const int status = archive_read_open(archive.get(), this, nullptr, read_chunk, nullptr);
    if (status != ARCHIVE_OK) fail(archive.get());
    return archive;
  }

  /// What the stream throws must not pass through libarchive, which is C.
  static la_ssize_t read_chunk(struct ::archive* archive, void* self, const void** buffer) {
    auto* reading = static_cast<Reading*>(self);
    try {
      const std::string_view chunk = reading->stream_.next();
      *buffer = chunk.data();
      return static_cast<la_ssize_t>(chunk.size());
    } catch (...) {
      reading->failure_ = std::current_exception();
      archive_set_error(archive, EIO, "the archive's own bytes cannot be read");
      return ARCHIVE_FATAL;
    }
  }

  [[noreturn]] void fail(struct ::archive* archive) {
    if (failure_) std::rethrow_exception(failure_);
    throw Error(ErrorCode::invalid_data, input_.id, reason(archive));
  }

  bool next_header() {
    const int status = archive_read_next_header(archive_.get(), &entry_);
    if (status == ARCHIVE_EOF) return false;
    if (status == ARCHIVE_FATAL) fail(archive_.get());
    if (is_raw() && !is_compressed()) {
      throw Error(ErrorCode::invalid_data, input_.id, "is neither a ZIP nor a TAR archive");
    }
    if (status < ARCHIVE_WARN) report(reason(archive_.get()));
    return true;
  }

  bool is_raw() const { return archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW; }
  bool is_compressed() const { return archive_filter_count(archive_.get()) > 1; }

  std::string path() const {
    if (is_raw()) return inner_name(input_.id);
    const char* name = archive_entry_pathname_utf8(entry_);
    if (name == nullptr) name = archive_entry_pathname(entry_);
    return name == nullptr ? "" : member_path(name);
  }

  void read_member() {
    const std::string name = path();
    MemberStream stream(archive_.get(), archive_entry_is_encrypted(entry_) != 0, failure_);
    if (!name.empty() && (is_raw() || archive_entry_filetype(entry_) == AE_IFREG)) {
      Input part{.id = input_.id + "/" + name};
      part.rest = &stream;
      sink_.emit(std::move(part));
    }
    if (failure_) fail(archive_.get());
    pass_over(stream);
  }

  /// The rest of a member counts where it must be inflated to get over it.
  void pass_over(MemberStream& stream) {
    if (!is_compressed() && archive_entry_size_is_set(entry_) != 0) return;
    while (!stream.ended()) {
      std::size_t bytes = 0;
      try {
        bytes = stream.next().size();
      } catch (const Error& error) {
        report(error.message());
      }
      sink_.unpacked(bytes);
    }
    if (failure_) fail(archive_.get());
  }

  void report(const std::string& message) {
    diagnostics_.report(
        {Severity::error, input_.id + "/" + path(), {}, "sources/archive", message});
  }

  const Input& input_;
  SourceSink& sink_;
  DiagnosticSink& diagnostics_;
  InputStream stream_;
  std::exception_ptr failure_;  // What the archive's own stream threw.
  Handle archive_;
  struct archive_entry* entry_ = nullptr;
};

}  // namespace

/// Opens archives by libarchive.
class ArchiveSource final : public Source {
 public:
  explicit ArchiveSource(const PluginContext& context)
      : diagnostics_(context.diagnostics), max_members_(context.options.integer("max_members")) {}

  void read(const Input& input, SourceSink& sink) const override {
    Reading(input, sink, diagnostics_).run(max_members_);
  }

 private:
  DiagnosticSink& diagnostics_;
  std::int64_t max_members_;
};

}  // namespace docweave::archive

DOCWEAVE_PLUGIN(docweave::archive::ArchiveSource)
