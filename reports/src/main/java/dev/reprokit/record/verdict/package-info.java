/** Claims with their verdicts, as {@code verdicts.json} holds them. */
package dev.reprokit.record.verdict;
