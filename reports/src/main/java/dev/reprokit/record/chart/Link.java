package dev.reprokit.record.chart;

/**
 * A link from the report to another site, such as a paper.
 *
 * @param label the link's text
 * @param url the address, which begins with {@code https://}
 */
public record Link(String label, String url) {

    /**
     * Checks the address, since the report makes it a link that readers click.
     *
     * @throws IllegalArgumentException if the address does not begin with {@code https://}
     */
    public Link {
        if (!url.startsWith("https://")) {
            throw new IllegalArgumentException("a link begins with https://, not " + url);
        }
    }
}
