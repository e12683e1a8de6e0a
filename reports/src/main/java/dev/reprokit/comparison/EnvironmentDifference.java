package dev.reprokit.comparison;

import java.util.List;

/**
 * Something that differs between the environments or the plans of both sides.
 *
 * @param name its name, e.g. {@code PyTorch} or {@code device}
 * @param left what it was on the left
 * @param right what it was on the right
 * @param experiments the ids of the experiments of which that holds
 * @param everywhere whether these are all experiments that both sides have
 */
public record EnvironmentDifference(
        String name, String left, String right, List<String> experiments, boolean everywhere) {}
