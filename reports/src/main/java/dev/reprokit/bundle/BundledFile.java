package dev.reprokit.bundle;

/**
 * A file of a bundle.
 *
 * @param path its path in the bundle, with slashes, e.g. {@code repro/lrn-removal/metrics.csv}
 * @param bytes its size
 * @param sha256 the SHA-256 of its contents, in lower-case hexadecimal
 */
record BundledFile(String path, long bytes, String sha256) {}
