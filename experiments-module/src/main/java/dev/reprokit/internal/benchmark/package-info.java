/**
 * How fast this machine trains: networks at several threads and several trials at once, beside the
 * matrix product of the same library. It measures and asserts nothing.
 */
package dev.reprokit.internal.benchmark;
