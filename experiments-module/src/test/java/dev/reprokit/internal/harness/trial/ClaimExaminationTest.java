package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Measure;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Claims that cannot be judged are refused with one sentence, before anything trains. */
class ClaimExaminationTest {
    private static final Measure ACCURACY = Measure.points("test_accuracy", "final test accuracy");

    private static final class Claiming extends Fakes.Fake {
        private final int seeds;
        private final List<Claim> claims;

        Claiming(int seeds, Claim... claims) {
            super("claiming");
            this.seeds = seeds;
            this.claims = List.of(claims);
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("with", 1), Condition.of("without", 1)))
                    .on("synthetic", 100, 500)
                    .withSeeds(seeds);
        }

        @Override
        public List<Claim> claims() {
            return claims;
        }
    }

    private static Claim claim() {
        return Claim.of("C1", "It is so.").from("a paper");
    }

    private static Claim compared() {
        return claim().that(ACCURACY.in("with")).isHigherThan(ACCURACY.in("without"));
    }

    @Test
    void aFinishedClaimThatItsDesignsCanDecideIsNoFault() {
        assertThat(faults(5, compared().given(ACCURACY.atLeast(20)))).isEmpty();
        assertThat(faults(5, compared().givenNothing("both are solved exactly"))).isEmpty();
        assertThat(faults(2, claim().that(ACCURACY.in("with")).hasMeanAbove(20))).isEmpty();
        assertThat(faults(1, claim().that(ACCURACY.in("with")).areAllAtLeast(20))).isEmpty();
    }

    @Test
    void aClaimWithoutSource() {
        assertThat(
                        faults(
                                5,
                                Claim.of("C1", "It is so.")
                                        .that(ACCURACY.in("with"))
                                        .hasMeanAbove(20)))
                .containsExactly(
                        "claim C1 of claiming has no source; say with from(...) who claims it");
    }

    @Test
    void aClaimThatIsNotFinished() {
        assertThat(faults(5, claim()))
                .containsExactly(
                        "claim C1 of claiming has no assertion; say with that(...) what it is held"
                                + " to");
    }

    @Test
    void aClaimThatFourSeedsCannotDecide() {
        assertThat(faults(4, compared().given(ACCURACY.atLeast(20))))
                .contains(
                        "claim C1 of claiming cannot be decided at scale smoke by 4 seeds: 'final"
                                + " test accuracy, with' to be higher than 'final test accuracy,"
                                + " without' takes 5 or more");
        assertThat(
                        faults(
                                4,
                                compared()
                                        .given(ACCURACY.atLeast(20))
                                        .notApplicableAt(Scale.SMOKE, "few")
                                        .notApplicableAt(Scale.REDUCED, "few")
                                        .notApplicableAt(Scale.PAPER, "few")))
                .isEmpty();
    }

    @Test
    void aClaimAboutAnUnknownArm() {
        assertThat(faults(5, claim().that(ACCURACY.in("wihtout")).hasMeanAbove(20)))
                .contains(
                        "claim C1 of claiming is about 'wihtout', which the design at scale smoke"
                                + " does not have; it has with, without");
    }

    @Test
    void aClaimWithAMarginInsideTheNoise() {
        // 100 sqrt(0.01 / 500) = 0.447 points.
        assertThat(faults(5, claim().that(ACCURACY.in("with")).hasMeanWithin(77.3, 78.1)))
                .contains(
                        "claim C1 of claiming has a margin inside the noise at scale smoke: 0.4"
                                + " points, where chance makes a difference of 0.45 points between"
                                + " two networks that disagree on 1 % of 500 test images");
        assertThat(faults(5, claim().that(ACCURACY.in("with")).hasMeanWithin(77.2, 78.2)))
                .isEmpty();
        assertThat(
                        faults(
                                5,
                                claim().that(ACCURACY.in("with"))
                                        .isEquivalentTo(ACCURACY.in("without"), 0.4)
                                        .given(ACCURACY.atLeast(20))))
                .hasSize(3);
    }

    @Test
    void aComparisonThatDoesNotSayWhatItNeeds() {
        assertThat(faults(5, compared()))
                .containsExactly(
                        "claim C1 of claiming compares arms, but does not say what with and"
                                + " without must have reached for that to mean anything; say it"
                                + " with given(...), or with givenNothing(...) why it needs"
                                + " nothing");
    }

    @Test
    void twoBoundsOnTwoArmsCompareThem() {
        assertThat(
                        faults(
                                5,
                                claim().that(ACCURACY.in("with"))
                                        .hasMeanAbove(90)
                                        .and(ACCURACY.in("without"))
                                        .hasMeanBelow(50)))
                .hasSize(1)
                .first()
                .asString()
                .contains("what with and without must have reached");
    }

    @Test
    void aFloorOfAnUnknownArm() {
        assertThat(
                        faults(
                                5,
                                compared()
                                        .given(ACCURACY.atLeast(20))
                                        .given(ACCURACY.atLeast(15), Typo.WIHT)))
                .contains(
                        "claim C1 of claiming is about 'wiht', which the design at scale smoke does"
                                + " not have; it has with, without");
    }

    private enum Typo implements Arm {
        WIHT;

        @Override
        public String label() {
            return "wiht";
        }
    }

    @Test
    void anAssertionThatIsBegunAndNotMade() {
        Claim claim = claim().that(ACCURACY.in("with")).hasMeanAbove(20);
        claim.and(ACCURACY.in("without"));

        assertThat(faults(5, claim))
                .containsExactly(
                        "claim C1 of claiming begins an assertion with that(...) and does not end"
                                + " it");
    }

    @Test
    void anAssertionThatDoesNotSayWhichArmsItReads() {
        Claim claim = claim().holdsIf("the curves cross", 1, results -> {});

        assertThat(faults(5, claim))
                .contains(
                        "claim C1 of claiming does not say which arms 'the curves cross' reads;"
                                + " name them, or say with givenNothing(...) why it needs no floor");
        assertThat(faults(5, claim.givenNothing("it is about files"))).isEmpty();
    }

    @Test
    void twoClaimsOfOneId() {
        Claim claim = claim().that(ACCURACY.in("with")).hasMeanAbove(20);

        assertThat(faults(5, claim, claim)).hasSize(1).first().asString().contains("there twice");
    }

    private static List<String> faults(int seeds, Claim... claims) {
        return ClaimExamination.faults(new Claiming(seeds, claims));
    }
}
