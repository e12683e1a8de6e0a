package dev.reprokit.bundle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells addresses of papers from those of other pages. */
final class Paper {
    private static final Pattern DOI = Pattern.compile("https://(?:dx\\.)?doi\\.org/(10\\..+)");
    private static final String ARXIV = "https://arxiv.org/";

    private Paper() {}

    static boolean is(String address) {
        return doi(address).isPresent() || address.startsWith(ARXIV);
    }

    /** {@return the DOI that an address resolves, e.g. {@code 10.1000/182}; empty if none} */
    static Optional<String> doi(String address) {
        Matcher doi = DOI.matcher(address);
        return doi.matches() ? Optional.of(doi.group(1)) : Optional.empty();
    }
}
