/**
 * Notes, in words, what the assertions of a claim ask for.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.claim;
