/**
 * Reading and writing of files: CSV, JSON, atomic replacement, digests, the layout of the cache
 * folder.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.file;

import org.jspecify.annotations.NullMarked;
