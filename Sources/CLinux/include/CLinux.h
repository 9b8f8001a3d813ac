#ifndef CLINUX_H
#define CLINUX_H

/// Renames without ever replacing: fails with EEXIST when `to` exists.
/// Returns 0, or -1 with errno set (EINVAL or ENOSYS where the file system cannot do it).
int clinux_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to);

#endif
