package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.record.chart.ReachedTrap;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Creates the catalogue's record of an experiment. */
public final class CatalogueEntry {
    private CatalogueEntry() {}

    /**
     * Describes an experiment.
     *
     * @param implementation its class, or the file that defines it
     * @param sources SHA-256 over the files of a program; null for a class
     * @param traps the calls in its code that walk into traps
     * @throws IllegalArgumentException if a chart names a condition that is not run
     */
    public static Catalogue.Entry of(
            Experiment experiment, String implementation, String sources, List<ReachedTrap> traps) {
        Map<Scale, Design> designs = new EnumMap<>(Scale.class);
        Arrays.stream(Scale.values())
                .forEach(scale -> designs.put(scale, experiment.design(scale)));
        return new Catalogue.Entry(
                experiment.id(),
                implementation,
                experiment.about().title(),
                experiment.about().question(),
                experiment.about().source(),
                experiment.about().protocol(),
                experiment.claims().stream().map(claim -> claim(claim, designs)).toList(),
                scales(designs),
                sources,
                traps);
    }

    private static Catalogue.ClaimEntry claim(Claim claim, Map<Scale, Design> designs) {
        Map<Scale, String> notApplicable = new EnumMap<>(Scale.class);
        designs.forEach(
                (scale, design) ->
                        claim.notApplicableReason(scale, design.dataset())
                                .ifPresent(reason -> notApplicable.put(scale, reason)));
        return new Catalogue.ClaimEntry(
                claim.id(),
                claim.sentence(),
                claim.source(),
                claim.published(),
                claim.logged(),
                claim.elsewhere(),
                claim.criteriaInWords(),
                notApplicable);
    }

    private static List<Catalogue.ScaleEntry> scales(Map<Scale, Design> designs) {
        return designs.entrySet().stream()
                .map(design -> scale(design.getKey(), design.getValue()))
                .toList();
    }

    private static Catalogue.ScaleEntry scale(Scale scale, Design design) {
        return new Catalogue.ScaleEntry(
                scale,
                design.dataset(),
                design.trainImages(),
                design.testImages(),
                design.conditions().stream().map(Condition::id).toList(),
                design.seeds(),
                design.reductions(),
                design.bytesPerTrial());
    }
}
