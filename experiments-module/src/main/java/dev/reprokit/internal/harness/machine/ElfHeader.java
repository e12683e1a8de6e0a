package dev.reprokit.internal.harness.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The first bytes of a native library of Linux, which name the machine that it is for. */
final class ElfHeader {
    private static final int LENGTH = 20;
    private static final int MAGIC = 0x464c457f;
    private static final int BITS = 4;
    private static final int MACHINE = 18;

    /** The numbers of machines, by the names of their classifiers. */
    private static final Map<String, Integer> MACHINES =
            Map.of("linux-x86_64", 62, "linux-aarch64", 183);

    private ElfHeader() {}

    /**
     * {@return why a file is no library for a platform, in words; empty if it is one, or the
     * platform has another format}
     */
    static Optional<String> fault(Path file, JvmPlatform jvm) throws IOException {
        Integer machine = MACHINES.get(jvm.classifier());
        if (machine == null) {
            return Optional.empty();
        }
        ByteBuffer header;
        try (InputStream in = Files.newInputStream(file)) {
            header = ByteBuffer.wrap(in.readNBytes(LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (header.limit() < LENGTH || header.getInt(0) != MAGIC) {
            return Optional.of(file + " is no native library of Linux");
        }
        int has = header.getShort(MACHINE);
        if (has == machine && header.get(BITS) == 2) {
            return Optional.empty();
        }
        String other =
                MACHINES.entrySet().stream()
                        .filter(known -> known.getValue() == has)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("another machine, number " + has);
        return Optional.of("%s is for %s, not %s".formatted(file, other, jvm.classifier()));
    }
}
