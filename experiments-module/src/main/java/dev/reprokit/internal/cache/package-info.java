/**
 * Stores results that need not be computed again. A trial's key is a digest of everything that can
 * change its metrics, and a finished trial is stored under its key.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.cache;
