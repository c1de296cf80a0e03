#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace docweave::names {

/// Eight numbers that are worked on at once, as two vectors of the size that every processor has:
/// left to itself, g++ 12 takes larger ones apart into single numbers.
template <typename Number>
struct Eight {
  typedef Number Half __attribute__((vector_size(16)));
  static_assert(sizeof(Number) == 4);

  static Eight all(Number number) { return {number - Half{}, number - Half{}}; }
  Number operator[](std::size_t lane) const { return lane < 4 ? low[lane] : high[lane - 4]; }
  void set(std::size_t lane, Number number) {
    Half& half = lane < 4 ? low : high;
    half[lane % 4] = number;
  }

  friend Eight operator+(const Eight& a, const Eight& b) {
    return {a.low + b.low, a.high + b.high};
  }
  friend Eight operator+(Number a, const Eight& b) { return {a + b.low, a + b.high}; }
  friend Eight operator*(const Eight& a, const Eight& b) {
    return {a.low * b.low, a.high * b.high};
  }
  friend Eight operator*(Number a, const Eight& b) { return {a * b.low, a * b.high}; }
  friend Eight operator|(const Eight& a, const Eight& b) {
    return {a.low | b.low, a.high | b.high};
  }
  /// From eight numbers in a row, and to such.
  void read(const Number* from) {
    std::memcpy(&low, from, sizeof low);
    std::memcpy(&high, from + 4, sizeof high);
  }
  void write(Number* to) const {
    std::memcpy(to, &low, sizeof low);
    std::memcpy(to + 4, &high, sizeof high);
  }
  Eight& operator+=(const Eight& other) { return *this = *this + other; }

  Half low{};
  Half high{};
};

using Lanes = Eight<float>;
using Marks = Eight<std::int32_t>;

/// -1 in each lane where it holds, else 0.
inline Marks operator>(const Lanes& a, const Lanes& b) {
  return {a.low > b.low, a.high > b.high};
}
template <typename Number>
Eight<Number> choose(const Marks& marks, const Eight<Number>& yes, const Eight<Number>& no) {
  const auto half = [](auto mark, auto a, auto b) {
    return std::bit_cast<decltype(a)>((mark & std::bit_cast<decltype(mark)>(a)) |
                                      (~mark & std::bit_cast<decltype(mark)>(b)));
  };
  return {half(marks.low, yes.low, no.low), half(marks.high, yes.high, no.high)};
}
inline bool any(const Marks& marks) {
  const auto halves =
      std::bit_cast<std::array<std::uint64_t, 2>>(Marks::Half{marks.low | marks.high});
  return (halves[0] | halves[1]) != 0;
}

/// exp to about a millionth of a percent, for what lies between -80 and 0 (Cephes, expf): the same
/// on every processor, which the library's is not.
inline Lanes::Half exp_below_one(Lanes::Half x) {
  constexpr float kLog2E = 1.44269504F;
  // ln 2 in two parts, the first of few bits so that multiples of it are exact.
  constexpr float kLn2 = 0.693359375F;
  constexpr float kLn2Less = -2.12194440e-4F;
  // What is added to this is rounded to a whole number, which stands in its last bits.
  constexpr float kRound = 12582912.0F;
  constexpr int kExponent = 23;
  const Lanes::Half shifted = x * kLog2E + kRound;
  const Lanes::Half whole = shifted - kRound;
  const Lanes::Half rest = (x - whole * kLn2) - whole * kLn2Less;
  Lanes::Half power = 1.9875691500e-4F * rest + 1.3981999507e-3F;
  power = power * rest + 8.3334519073e-3F;
  power = power * rest + 4.1665795894e-2F;
  power = power * rest + 1.6666665459e-1F;
  power = power * rest + 5.0000001201e-1F;
  power = power * rest * rest + rest + 1.0F;
  return std::bit_cast<Lanes::Half>(std::bit_cast<Marks::Half>(power) +
                                    (std::bit_cast<Marks::Half>(shifted) << kExponent));
}

}  // namespace docweave::names
