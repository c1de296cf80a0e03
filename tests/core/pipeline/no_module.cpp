// A library that is no plugin.
extern "C" __attribute__((visibility("default"))) const int some_other_symbol = 1;
