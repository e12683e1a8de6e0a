package dev.reprokit.record.chart;

/**
 * A page elsewhere that readers may want to open.
 *
 * @param label what readers see
 * @param url its address, which begins with {@code https://}
 */
public record Link(String label, String url) {

    /**
     * Checks the address: the report's pages make it a link.
     *
     * @throws IllegalArgumentException if it is of another scheme
     */
    public Link {
        if (!url.startsWith("https://")) {
            throw new IllegalArgumentException("a link begins with https://, not " + url);
        }
    }
}
