/**
 * Names the traps of libraries: what they do with valid input that a competent reader of their
 * documentation would not guess.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.trap;

import org.jspecify.annotations.NullMarked;
