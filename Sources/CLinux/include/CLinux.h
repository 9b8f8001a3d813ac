#ifndef CLINUX_H
#define CLINUX_H

/// Renames without ever replacing: fails with EEXIST when `to` exists.
/// Returns 0, or -1 with errno set (EINVAL or ENOSYS where the file system cannot do it).
int clinux_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to);

/// From now on the given signals wait in the returned descriptor instead of interrupting the calling thread and the
/// threads it starts later. Non-blocking, closed on exec. Returns -1 with errno set.
int clinux_signal_descriptor(const int *signals, int count);

/// The next signal that waits in the descriptor, 0 when there is none, -1 with errno set.
int clinux_next_signal(int descriptor);

/// The kind of file system that `path` lies on: f_type of statfs(2). Returns 0, or -1 with errno set.
int clinux_file_system_type(const char *path, unsigned long *type);

/// Whether any process has the file open for writing: 1 yes, 0 no, -1 where the system cannot tell, which is on
/// network file systems and for files of another owner. The descriptor must have been opened read-only.
int clinux_has_writer(int descriptor);

/// Sets how much free memory at the end of the heap the allocator keeps, and from which size on a piece of memory is
/// taken from the system by itself and given back at once; both in bytes, for the whole process.
void clinux_keep_free_memory(int keep, int large);

#endif
