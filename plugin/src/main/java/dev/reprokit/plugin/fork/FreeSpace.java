package dev.reprokit.plugin.fork;

import java.io.File;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The free space of disks. */
public final class FreeSpace {
    private FreeSpace() {}

    /**
     * Returns the bytes that this user can still write at a place. Asks the system for the place
     * itself, and not for its mount point, which has no entry in a {@code chroot}.
     *
     * @param existing a file or folder
     * @return empty if the system does not know
     */
    public static OptionalLong at(Path existing) {
        File place = existing.toFile();
        return place.getTotalSpace() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(place.getUsableSpace());
    }
}
