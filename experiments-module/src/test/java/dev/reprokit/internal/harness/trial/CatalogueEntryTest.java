package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Measure;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class CatalogueEntryTest {
    private final Catalogue.Entry entry =
            CatalogueEntry.of(new Told(), Told.class.getName(), null, List.of());

    @Test
    void saysWhatIsAskedAndHowItWasPublished() {
        assertThat(entry.id()).isEqualTo("told");
        assertThat(entry.implementation()).isEqualTo(Told.class.getName());
        assertThat(entry.title()).isEqualTo("A fake: told");
        assertThat(entry.question()).isEqualTo("Does the harness run it?");
        assertThat(entry.source()).isEqualTo("made up");
        assertThat(entry.protocol()).containsExactly("It was done.", "When is open.");
    }

    @Test
    void hasADesignAScaleSmallestFirst() {
        assertThat(entry.scales())
                .containsExactly(
                        new Catalogue.ScaleEntry(
                                Scale.SMOKE,
                                "synthetic",
                                20,
                                10,
                                List.of("one", "two"),
                                6,
                                List.of("Less."),
                                99),
                        new Catalogue.ScaleEntry(
                                Scale.REDUCED,
                                "mnist",
                                200,
                                100,
                                List.of("one"),
                                5,
                                List.of(),
                                1 << 30),
                        new Catalogue.ScaleEntry(
                                Scale.PAPER, null, 0, 0, List.of("one"), 5, List.of(), 1 << 30));
    }

    @Test
    void aClaimHasItsValuesAndTheScalesThatCannotSpeakOfIt() {
        String otherData = "it is about the data set mnist; run it with -Drepro.dataset=mnist";
        assertThat(entry.claims())
                .containsExactly(
                        new Catalogue.ClaimEntry(
                                "C1",
                                "It is so.",
                                "somebody",
                                "1",
                                "2",
                                "3 (others)",
                                List.of("every seed of 'final accuracy, one' to be at least 1"),
                                Map.of(Scale.PAPER, "too long")),
                        new Catalogue.ClaimEntry(
                                "C2",
                                "On digits too.",
                                "",
                                "",
                                "",
                                "",
                                List.of(),
                                Map.of(Scale.SMOKE, otherData, Scale.PAPER, otherData)));
    }

    private static final class Told extends Fakes.Fake {
        Told() {
            super("told");
        }

        @Override
        public About about() {
            return super.about().protocol("It was done.", "When is open.");
        }

        @Override
        public Design design(Scale scale) {
            Condition one = Condition.of("one", 1);
            return switch (scale) {
                case SMOKE ->
                        Design.of(List.of(one, Condition.of("two", 1)))
                                .withSeeds(6)
                                .on("synthetic", 20, 10)
                                .reducing("Less.")
                                .needing(99);
                case REDUCED -> Design.of(List.of(one)).on("mnist", 200, 100);
                case PAPER -> Design.of(List.of(one));
            };
        }

        @Override
        public List<Claim> claims() {
            return List.of(
                    Claim.of("C1", "It is so.")
                            .from("somebody")
                            .published("1")
                            .logged("2")
                            .elsewhere("3 (others)")
                            .that(Measure.last("accuracy", "final accuracy", "").in("one"))
                            .areAllAtLeast(1)
                            .notApplicableAt(Scale.PAPER, "too long"),
                    Claim.of("C2", "On digits too.").onlyOn("mnist"));
        }
    }
}
