#define _GNU_SOURCE
#include "CLinux.h"
#include <malloc.h>
#include <stdio.h>

int clinux_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to) {
    return renameat2(from_directory, from, to_directory, to, RENAME_NOREPLACE);
}

void clinux_keep_free_memory(int keep, int large) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, keep);
    mallopt(M_MMAP_THRESHOLD, large);
#else
    (void)keep, (void)large;
#endif
}
