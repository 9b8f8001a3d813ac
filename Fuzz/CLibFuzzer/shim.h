#include <stddef.h>
#include <stdint.h>

// The entry of libFuzzer for programs with a main of their own (compiler-rt/lib/fuzzer/FuzzerInterface.h).
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one_input)(const uint8_t *data, size_t size));
