/**
 * Runs trials on this machine, as many at once as pay and as memory holds.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.harness.local;
