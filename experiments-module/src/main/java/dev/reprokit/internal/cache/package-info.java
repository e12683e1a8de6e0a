/**
 * Results that need not be computed again: a trial's key is a digest of everything that can change
 * its metrics, and a finished trial is kept under its key.
 */
package dev.reprokit.internal.cache;
