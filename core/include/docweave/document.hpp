#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/span.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave {

/// What a block of text was in its file. Blocks never overlap and stand in reading order.
enum class BlockKind {
  title,    ///< The document's title, at most one.
  heading,  ///< A section heading or a headline inside the text.
  paragraph,
  list_item,
  table_cell,
  caption,
  line,      ///< One line of a group whose line breaks carry meaning (speaker blocks, addresses).
  metadata,  ///< A value of the page's metadata: evidence for statements, not part of the prose.
};

std::string_view to_string(BlockKind kind);

/// Where a cell stands in its table; nothing where the source does not know.
struct CellPlace {
  std::uint32_t table = 0;   ///< Cells of one table share a number; 0: unknown.
  std::uint32_t column = 0;  ///< Counted from 0.
  std::uint32_t rows = 1;    ///< Of how many rows it is part.
};

struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  int level = 0;  ///< Headings: 1 to 6. List items: nesting depth from 1. Otherwise 0.
  std::uint32_t group =
      0;  ///< Blocks of one list, one table row or one group of lines share a number; 0: none.
  std::string language;  ///< BCP 47, where its words are surely not in the document's language.
  CellPlace cell = {};
};

/// A "Label: value" pair that the layout shows: definition lists, two-column tables, labelled
/// lines.
struct KeyValue {
  Span key;
  Span value;
};

/// One value of the page's metadata, named by a path: "title", "meta.og:site_name",
/// "schema.0.organizer.1.name" (embedded schema.org data, by item and property). The value is a
/// metadata block of the text, so that evidence can point to it.
struct Field {
  std::string name;
  Span value;
};

/// Where a run of text comes from in the original file.
struct Origin {
  Span text;                ///< The run in the document's text.
  std::uint64_t begin = 0;  ///< First byte in the original file (0 when `page` is set).
  std::uint64_t end = 0;    ///< One past the last byte.
  int page = 0;             ///< 1-based page of a paged format; 0: not paged.
  float left = 0, top = 0, right = 0,
        bottom = 0;  ///< Box on the page, in points from its top left.
  /// Bytes of the file for each code point of the run, where its encoding is not UTF-8; 0: byte for
  /// byte when both are equally long, otherwise unknown.
  int unit = 0;
};

/// Facts about the document as a whole. All text is UTF-8; unknown is empty.
struct DocumentInfo {
  std::string id;  ///< Path relative to the input root, or the record's URI. Unique in a run.
  std::string title;
  std::string url;             ///< Canonical URL that the page names.
  std::string publisher;       ///< Name of the site or body that published it.
  std::string date_published;  ///< ISO 8601: "2018-07-18", "2018-07" or "2018".
  std::string language;        ///< BCP 47: "en". What the words are in, else what was declared.
  std::string media_type;      ///< "text/html"
  std::string retrieved;  ///< When a crawler fetched it, ISO 8601 in UTC: "2018-07-18T09:30:00Z".
};

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol, url };

/// How a word is written. Words without case (Arabic, Chinese) are `lower`.
enum class Shape : std::uint8_t { lower, capitalized, upper, mixed, none };

/// A word, number or sign. `hash` is `hash_of(fold_token(text))`: equal for words that differ in
/// case or in compatible Unicode forms only.
struct Token {
  Span span;
  std::uint64_t hash = 0;
  TokenKind kind = TokenKind::word;
  Shape shape = Shape::none;
  bool space_before = false;  ///< White space or a block break stands before it.
};

/// A sentence inside one block, as a half-open range of token indices.
struct Sentence {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t block = 0;  ///< Index of its block.
};

using MentionId = std::uint32_t;

/// How a mention refers: by a name ("OSCE Mission to Skopje"), by a common noun ("the workshop",
/// "a five-day training") or by a pronoun.
enum class Form { named, nominal, pronoun };

/// Words in the text that refer to an entity or give a value.
struct Mention {
  Span span;
  Type type = Type::organization;
  Form form = Form::named;
  /// Normalised value. Dates: ISO 8601 ("2018-07", "2018-07-18/2018-07-19"). Money: "EUR 1000000".
  /// Entities: the key of a knowledge entry that the words name (ISO 3166 code of a country, say),
  /// or empty. Job titles: the post without whose it is ("president" of "president of the club"),
  /// empty where the words say no more than that.
  std::string value;
  std::string plugin;       ///< Who found it: "extractors/names".
  std::string rule;         ///< The list, rule or model inside that plugin.
  double confidence = 1.0;  ///< 0..1
};

/// The text says that `subject` stands in `predicate` to `object`. A date range is the object of
/// both a `start_date` and an `end_date` relation; the linker takes the right half.
struct Relation {
  MentionId subject = 0;
  Predicate predicate = Predicate::organizer;
  MentionId object = 0;
  Span evidence;  ///< The words that say so: a sentence or clause, both ends inside or beside it.
  Status status = Status::asserted;
  std::string plugin;
  std::string rule;
  double confidence = 1.0;
  /// A guess from nearness: says something only where no relation of the same subject and predicate
  /// is known for better reasons.
  bool weak = false;
};

/// A document as a source read it, with what extractors found in it.
///
/// Text, blocks, fields, tokens and sentences are fixed once built; extractors only add mentions
/// and relations. Not thread-safe, not even for reading: one worker owns a document at a time.
class Document {
 public:
  const DocumentInfo& info() const { return info_; }
  /// Extractors may fill what the source left empty (a publication date found in the text).
  DocumentInfo& info() { return info_; }

  /// The whole text, UTF-8, at most 4 GiB. Metadata blocks stand at its end.
  const std::string& text() const { return text_; }
  std::string_view text(Span span) const {
    return std::string_view(text_).substr(span.begin, span.size());
  }

  std::span<const Block> blocks() const { return blocks_; }
  std::span<const KeyValue> key_values() const { return key_values_; }
  std::span<const Field> fields() const { return fields_; }
  std::span<const Origin> origins() const { return origins_; }
  /// Tokens and sentences of all blocks but metadata blocks, in text order. They are found when
  /// they are first asked for.
  std::span<const Token> tokens() const {
    if (!split_) split();
    return tokens_;
  }
  std::span<const Sentence> sentences() const {
    if (!split_) split();
    return sentences_;
  }

  /// Language of the words of a span: of the block that it begins in, else the document's.
  std::string_view language(Span span) const;
  /// The value of the first field of that name; nothing when there is none.
  std::optional<Span> field(std::string_view name) const;
  /// The last block that begins at a byte or before; null when there is none.
  const Block* block_at(std::uint32_t byte) const;
  /// The sentence that a byte lies in; null when it lies in none.
  const Sentence* sentence_at(std::uint32_t byte) const;
  /// Tokens that lie inside a span, as a half-open range of indices.
  std::pair<std::uint32_t, std::uint32_t> tokens_in(Span span) const;
  /// Where the words of a span stand in the original file: the hull of their origins; nothing when
  /// the source could not map them.
  std::optional<Origin> origin(Span span) const;

  std::span<const Mention> mentions() const { return mentions_; }
  /// Mentions that begin inside a span, by where they begin, then in the order they were added.
  std::span<const MentionId> mentions_from(Span span) const;
  std::span<const Relation> relations() const { return relations_; }

  /// Throws `Error(invalid_data)` when the span is empty or lies outside the text.
  MentionId add(Mention mention);
  /// Throws `Error(invalid_data)` when an end names no mention or the evidence lies outside the
  /// text.
  void add(Relation relation);

 private:
  friend class DocumentBuilder;

  void split() const;
  void split_line(Span line, std::uint32_t block) const;
  /// What of a run lies inside a span, where the run tells; else the run.
  Origin part_of(const Origin& run, Span span) const;

  DocumentInfo info_;
  std::string text_;
  std::vector<Block> blocks_;
  std::vector<KeyValue> key_values_;
  std::vector<Field> fields_;
  std::vector<Origin> origins_;
  mutable bool split_ = false;  ///< Tokens and sentences are there.
  mutable std::vector<Token> tokens_;
  mutable std::vector<Sentence> sentences_;
  std::vector<Mention> mentions_;
  std::vector<MentionId> mentions_by_begin_;
  std::vector<Relation> relations_;
};

/// Puts a document together in reading order. Blocks are separated by a newline.
///
/// Text is made well-formed on the way in: invalid UTF-8 becomes U+FFFD, control characters other
/// than newline and tab become spaces; white space at the ends of a block is dropped.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(DocumentInfo info);

  DocumentInfo& info() { return document_.info_; }
  /// Bytes of text so far.
  std::size_t size() const { return document_.text_.size(); }

  /// Starts a block; ends the open one, dropping it when it is empty.
  void begin_block(BlockKind kind, int level = 0, std::uint32_t group = 0);
  /// Says where in its table the open block stands.
  void place_cell(const CellPlace& place);
  /// Adds words to the open block (a paragraph is opened when there is none). Returns where they
  /// stand in the text; the span can shrink at its end when the block's trailing space is dropped.
  Span append(std::string_view words);
  /// The same, with their place in the original; `origin.text` is filled in here.
  Span append(std::string_view words, Origin origin);
  /// Ends the open block and returns its span, empty when it held nothing but white space.
  Span end_block();

  /// One whole block.
  Span add_block(BlockKind kind, std::string_view words, int level = 0, std::uint32_t group = 0);
  /// Both spans must lie in blocks added before.
  void add_key_value(Span key, Span value);
  /// Metadata fields are put behind the prose by `build`; an empty value is passed over.
  void add_field(std::string name, std::string_view value);
  /// The same, with its place in the original; `origin.text` is filled in here.
  void add_field(std::string name, std::string_view value, Origin origin);

  /// Ends the open block, writes the metadata blocks and finds languages: the one that the words
  /// are in takes the place of a declared one.
  Document build() &&;

 private:
  struct PendingField {
    std::string name;
    std::string value;
    std::optional<Origin> origin;
  };

  Document document_;
  bool open_ = false;
  std::vector<PendingField> fields_;
};

}  // namespace docweave
