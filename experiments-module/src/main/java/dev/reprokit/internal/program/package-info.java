/**
 * Trials that are programs in any language: how they are started, followed and ended.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.program;

import org.jspecify.annotations.NullMarked;
