package dev.reprokit.bundle;

import java.io.IOException;

/** A document that describes a bundle to a kind of reader. The same bundle gives the same text. */
interface Document {

    /** {@return its path in the bundle, e.g. {@code CITATION.cff}} */
    String path();

    /**
     * Writes the document.
     *
     * @param bundle what is in the bundle
     * @return its text, with line feeds
     * @throws IOException if it cannot be written
     */
    String text(BundleContents bundle) throws IOException;
}
