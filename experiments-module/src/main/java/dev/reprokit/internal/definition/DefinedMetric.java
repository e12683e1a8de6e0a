package dev.reprokit.internal.definition;

import dev.reprokit.record.result.Direction;

/**
 * A metric of a definition.
 *
 * @param name its name in claims and files
 * @param label its name for readers
 * @param direction which values are better
 * @param unit its unit for readers; empty for a pure number
 * @param isFraction whether its values are fractions of 1 that claims give in per cent
 * @param from its name in what the program writes
 */
public record DefinedMetric(
        String name,
        String label,
        Direction direction,
        String unit,
        boolean isFraction,
        String from) {}
