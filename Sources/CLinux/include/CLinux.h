#ifndef CLINUX_H
#define CLINUX_H

/// Renames without ever replacing: fails with EEXIST when `to` exists.
/// Returns 0, or -1 with errno set (EINVAL or ENOSYS where the file system cannot do it).
int clinux_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to);

/// Sets how much free memory at the end of the heap the allocator keeps, and from which size on a piece of memory is
/// taken from the system by itself and given back at once; both in bytes, for the whole process.
void clinux_keep_free_memory(int keep, int large);

#endif
