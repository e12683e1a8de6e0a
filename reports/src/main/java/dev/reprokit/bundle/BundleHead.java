package dev.reprokit.bundle;

/**
 * What the documents of a bundle are written from beside its evidence: the contents of {@code
 * bundle.json}.
 *
 * @param reproKit the version of ReproKit that wrote the bundle
 * @param work the project whose runs are bundled
 */
record BundleHead(String reproKit, Work work) {
    static final String PATH = "bundle.json";
}
