#define _GNU_SOURCE
#include "FaultShim.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

// Every call is made by its number: nothing depends on the order in which libraries are looked up.

static const char *root;
static size_t root_length;
static int trace = -1;
static long fault_at;
static int fault_errno;
static bool fault_kills, fault_shortens, fault_stays, counts_reads;
static atomic_long calls;

__attribute__((constructor)) static void read_environment(void) {
    root = getenv("FAULT_ROOT");
    if (!root) return;
    root_length = strlen(root);
    const char *at = getenv("FAULT_AT"), *what = getenv("FAULT_DO"), *path = getenv("FAULT_TRACE");
    fault_at = at ? atol(at) : 0;
    if (what) {
        fault_kills = !strcmp(what, "kill");
        fault_shortens = !strcmp(what, "short");
        fault_errno = atoi(what);
    }
    fault_stays = getenv("FAULT_STAYS") != NULL;
    counts_reads = getenv("FAULT_READS") != NULL;
    if (path) trace = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static bool is_below_root(const char *path) {
    return root && !strncmp(path, root, root_length) && (path[root_length] == '/' || path[root_length] == 0);
}

/// The name of what is open as `descriptor`; false when it has none.
static bool name_of(int descriptor, char *name, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, name, size - 1);
    if (length < 0) return false;
    name[length] = 0;
    return true;
}

enum decision { proceed, fail, shorten };

/// Counts a call on `path`; may not return.
static enum decision count(const char *call, const char *path, bool can_shorten) {
    if (!is_below_root(path)) return proceed;
    long number = atomic_fetch_add(&calls, 1) + 1;
    bool is_hit = fault_at > 0 && (number == fault_at || (fault_stays && number > fault_at));
    if (trace >= 0) {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%s%ld %s %s\n", is_hit ? "!" : "", number, call, path);
        if (length > 0) {
            size_t bytes = (size_t)length < sizeof line ? (size_t)length : sizeof line - 1;
            (void)!syscall(SYS_write, trace, line, bytes);
        }
    }
    if (!is_hit) return proceed;
    if (fault_kills) {
        syscall(SYS_kill, (pid_t)syscall(SYS_getpid), SIGKILL);
        for (;;) syscall(SYS_pause);
    }
    if (fault_shortens) return can_shorten ? shorten : proceed;
    errno = fault_errno;
    return fail;
}

static enum decision count_descriptor(const char *call, int descriptor, bool can_shorten) {
    char name[PATH_MAX];
    if (!root || !name_of(descriptor, name, sizeof name)) return proceed;
    return count(call, name, can_shorten);
}

static enum decision count_at(const char *call, int folder, const char *path) {
    char name[PATH_MAX + 1];
    if (!root || path[0] == '/' || folder == AT_FDCWD) return count(call, path, false);
    if (!name_of(folder, name, sizeof name)) return proceed;
    size_t length = strlen(name);
    snprintf(name + length, sizeof name - length, "/%s", path);
    return count(call, name, false);
}

// MARK: Opening

static int open_at(int folder, const char *path, int flags, mode_t mode) {
    bool changes = flags & (O_CREAT | O_TRUNC);
    if ((changes || counts_reads) && count_at(changes ? "create" : "open", folder, path) == fail) return -1;
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define MODE(last)                                                                                                     \
    mode_t mode = 0;                                                                                                   \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                                               \
        va_list list;                                                                                                  \
        va_start(list, last);                                                                                          \
        mode = va_arg(list, mode_t);                                                                                   \
        va_end(list);                                                                                                  \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return open_at(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    return open_at(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return open_at(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return open_at(folder, path, flags, mode);
}

// MARK: Reading

ssize_t read(int descriptor, void *bytes, size_t size) {
    if (counts_reads && count_descriptor("read", descriptor, false) == fail) return -1;
    return syscall(SYS_read, descriptor, bytes, size);
}

static ssize_t read_at(int descriptor, void *bytes, size_t size, off64_t offset) {
    if (counts_reads && count_descriptor("pread", descriptor, false) == fail) return -1;
    return syscall(SYS_pread64, descriptor, bytes, size, offset);
}
ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset) {
    return read_at(descriptor, bytes, size, offset);
}
ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset) {
    return read_at(descriptor, bytes, size, offset);
}

// MARK: Writing

static size_t half(size_t size) { return size > 1 ? size / 2 : size; }

ssize_t write(int descriptor, const void *bytes, size_t size) {
    enum decision decision = count_descriptor("write", descriptor, true);
    if (decision == fail) return -1;
    return syscall(SYS_write, descriptor, bytes, decision == shorten ? half(size) : size);
}

static ssize_t write_at(int descriptor, const void *bytes, size_t size, off64_t offset) {
    enum decision decision = count_descriptor("pwrite", descriptor, true);
    if (decision == fail) return -1;
    return syscall(SYS_pwrite64, descriptor, bytes, decision == shorten ? half(size) : size, offset);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
    return write_at(descriptor, bytes, size, offset);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
    return write_at(descriptor, bytes, size, offset);
}

ssize_t writev(int descriptor, const struct iovec *parts, int number) {
    if (count_descriptor("writev", descriptor, false) == fail) return -1;
    return syscall(SYS_writev, descriptor, parts, number);
}

int ftruncate(int descriptor, off_t size) {
    if (count_descriptor("ftruncate", descriptor, false) == fail) return -1;
    return (int)syscall(SYS_ftruncate, descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) {
    if (count_descriptor("ftruncate", descriptor, false) == fail) return -1;
    return (int)syscall(SYS_ftruncate, descriptor, size);
}

int fsync(int descriptor) {
    if (count_descriptor("fsync", descriptor, false) == fail) return -1;
    return (int)syscall(SYS_fsync, descriptor);
}
int fdatasync(int descriptor) {
    if (count_descriptor("fdatasync", descriptor, false) == fail) return -1;
    return (int)syscall(SYS_fdatasync, descriptor);
}

// MARK: Names

static int rename_at(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    if (count_at("rename", to_folder, to) == fail) return -1;
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
int rename(const char *from, const char *to) { return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return rename_at(from_folder, from, to_folder, to, 0);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    return rename_at(from_folder, from, to_folder, to, flags);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    if (count_at("link", to_folder, to) == fail) return -1;
    return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int folder, const char *path, int flags) {
    if (count_at("unlink", folder, path) == fail) return -1;
    return (int)syscall(SYS_unlinkat, folder, path, flags);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    if (count_at("mkdir", folder, path) == fail) return -1;
    return (int)syscall(SYS_mkdirat, folder, path, mode);
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
