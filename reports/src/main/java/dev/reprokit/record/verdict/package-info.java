/** Claims with their verdicts, as {@code verdicts.json} holds them. */
@NullMarked
package dev.reprokit.record.verdict;

import org.jspecify.annotations.NullMarked;
