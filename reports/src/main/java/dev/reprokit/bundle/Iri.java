package dev.reprokit.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes identifiers of an RO-Crate. Letters of all languages stay as they are, as its
 * specification asks for; only what no identifier can hold is written as its bytes: {@code %20}.
 */
final class Iri {
    /** What no address on the web holds. */
    private static final String NEVER = "\"<>\\^`{|}";

    /** What has a meaning in an address, which a file's name does not have. */
    private static final String RESERVED = NEVER + "%#?[]";

    private Iri() {}

    /**
     * Writes the identifier of a file.
     *
     * @param path its path in the bundle, with slashes; a folder's ends with one
     * @return the identifier, which is relative to the bundle's top
     */
    static String ofPath(String path) {
        return encode(path, RESERVED);
    }

    /**
     * Writes the identifier of what is no file.
     *
     * @param kind what kind of thing it is
     * @param names tells it from the others of its kind
     * @return the identifier, which begins with {@code #}
     */
    static String local(String kind, String... names) {
        StringBuilder iri = new StringBuilder("#").append(kind);
        for (String name : names) {
            iri.append('/').append(encode(name, RESERVED + "/"));
        }
        return iri.toString();
    }

    /** Mends an address on the web, which a person may have typed. */
    static String ofAddress(String address) {
        return encode(address, NEVER);
    }

    private static String encode(String text, String forbidden) {
        StringBuilder iri = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            if (Character.isISOControl(point)
                                    || Character.isSpaceChar(point)
                                    || forbidden.indexOf(point) >= 0) {
                                percent(iri, point);
                            } else {
                                iri.appendCodePoint(point);
                            }
                        });
        return iri.toString();
    }

    private static void percent(StringBuilder iri, int point) {
        for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            iri.append(String.format(Locale.ROOT, "%%%02X", octet));
        }
    }
}
