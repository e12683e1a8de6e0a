/**
 * Runs trials on this machine, as many at once as increase the throughput and fit into memory.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.harness.local;
