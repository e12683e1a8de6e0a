package dev.reprokit.bundle;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a Maven artifact.
 *
 * @param group the group
 * @param artifact the artifact's own name
 * @param classifier which of its files it is, e.g. {@code linux-x86_64}; null for the main one
 * @param version the version
 */
record MavenCoordinates(
        String group, String artifact, @Nullable String classifier, String version) {

    /**
     * Reads coordinates as plans hold them.
     *
     * @param coordinates {@code group:artifact:version} or {@code
     *     group:artifact:classifier:version}
     * @return the coordinates; empty if they are of another form
     */
    static Optional<MavenCoordinates> parse(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        return switch (parts.length) {
            case 3 -> Optional.of(new MavenCoordinates(parts[0], parts[1], null, parts[2]));
            case 4 -> Optional.of(new MavenCoordinates(parts[0], parts[1], parts[2], parts[3]));
            default -> Optional.empty();
        };
    }

    /**
     * {@return the package URL, e.g. {@code pkg:maven/org.bytedeco/openblas@1?classifier=linux}}
     */
    String purl() {
        String main =
                "pkg:maven/%s/%s@%s".formatted(encoded(group), encoded(artifact), encoded(version));
        return classifier == null ? main : main + "?classifier=" + encoded(classifier);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
