#ifndef FAULTSHIM_H
#define FAULTSHIM_H

// Loaded before a program with LD_PRELOAD: makes the n-th system call on files below a folder fail, write short, or be
// the program's last. Nothing is exported for callers; everything is said by environment variables.
//
// FAULT_ROOT   only calls on files below this absolute path are counted
// FAULT_TRACE  file, outside of FAULT_ROOT, to which each counted call is written: «n name path», and «!» before the
//              call at which the fault happened
// FAULT_AT     n, 1-based, counted over all threads; without it calls are only counted
// FAULT_DO     «kill», «short», or an errno by number
// FAULT_STAYS  when set, an errno is given to every counted call from the n-th on, as by a disk that stays full
// FAULT_READS  when set, opening for reading and reading count too
//
// Why not strace's own injection: it counts for every thread and every kind of call apart, so that most points of a
// program with several threads cannot be named.

#endif
