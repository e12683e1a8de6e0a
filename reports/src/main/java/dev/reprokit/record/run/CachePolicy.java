package dev.reprokit.record.run;

/**
 * Where finished trials are kept for later runs, and whether they are used. Results do not depend
 * on it.
 *
 * @param directory the cache's folder, absolute; made if need be
 * @param rerun whether to compute everything anew although the cache may hold it
 * @param maxBytes how large the cache may grow; the entries that were used least recently go first
 */
public record CachePolicy(String directory, boolean rerun, long maxBytes) {}
