/**
 * Measures how fast this machine trains: networks with several numbers of threads and of trials at
 * once, next to the matrix product of the same library. It asserts nothing.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.benchmark;
