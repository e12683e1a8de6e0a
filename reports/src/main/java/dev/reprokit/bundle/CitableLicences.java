package dev.reprokit.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The licences that {@code CITATION.cff} can name: identifiers of SPDX of the year 2021. */
final class CitableLicences {
    private static final Set<String> IDS = read();

    private CitableLicences() {}

    static boolean contains(String id) {
        return IDS.contains(id);
    }

    /** {@return all of them} */
    static Set<String> ids() {
        return IDS;
    }

    private static Set<String> read() {
        try (InputStream in = CitableLicences.class.getResourceAsStream("cff-licences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
