// Loaded before the program (LD_PRELOAD), it makes nothing durable: what durability costs is the difference.

int fsync(int descriptor) {
    (void)descriptor;
    return 0;
}

int fdatasync(int descriptor) {
    (void)descriptor;
    return 0;
}
