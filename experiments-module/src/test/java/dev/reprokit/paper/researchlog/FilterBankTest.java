package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PrincipalComponents;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Filters and patches whose energies and condition are known. */
class FilterBankTest {
    private static final double[] VARIANCES = {100, 50, 20, 8, 3, 1, 0.4, 0.1};

    /** The patches vary by 9, 4 and 1 along the coordinates in this order. */
    @Test
    void theEnergyIsTheRootMeanSquareOfTheProjections() {
        try (Matrix patches =
                        Matrix.ofColumns(
                                new double[] {3, 0, 0}, new double[] {-3, 0, 0},
                                new double[] {0, 2, 0}, new double[] {0, -2, 0},
                                new double[] {0, 0, 1}, new double[] {0, 0, -1});
                PrincipalComponents components = PrincipalComponents.of(patches);
                Matrix filters =
                        Matrix.ofColumns(new double[] {1, 0, 7}, new double[] {1, -4, 1})) {
            FilterBank bank = FilterBank.of(components, filters);

            assertThat(bank.variances())
                    .containsExactly(new double[] {3, 4 / 3.0, 1 / 3.0}, within(1e-12));
            assertThat(bank.energy())
                    .containsExactly(new double[] {1, Math.sqrt(8), 5}, within(1e-12));
            assertThat(bank.condition()).isCloseTo(9, within(1e-9));
            assertThat(bank.profile(3))
                    .containsExactly(new double[] {0.2, Math.sqrt(8) / 5, 1}, within(1e-12));
        }
    }

    @Test
    void aProfileBeginsWithTheLargestVariancesAndItsLargestEnergyIsOne() {
        assertThat(bank(new double[] {1, 4, 2, 0, 8, 0, 0, 0}).profile(3))
                .containsExactly(new double[] {0.25, 1, 0.5}, within(1e-12));
    }

    @Test
    void directionsInWhichNoPatchVariesDoNotMakeTheConditionInfinite() {
        double[] energy = {1, 1, 1, 1};
        assertThat(new FilterBank(new double[] {8, 4, 2, 0}, energy).condition()).isEqualTo(4);
        assertThat(new FilterBank(new double[] {8, 4, 2, 8e-13}, energy).condition()).isEqualTo(4);
        // But those in which they vary little do count.
        assertThat(new FilterBank(new double[] {8, 4, 2, 8e-9}, energy).condition())
                .isCloseTo(1e9, within(1.0));
    }

    @Test
    void whiteningFiltersSpreadTheirOutputsOverAllComponents() {
        assertThat(bank(energy(v -> 1 / Math.sqrt(v))).outputComponents())
                .isCloseTo(VARIANCES.length, within(1e-9));
        double alike = bank(energy(v -> 1)).outputComponents();
        assertThat(alike).isBetween(1.0, 3.0);
        assertThat(bank(new double[] {0, 0, 3, 0, 0, 0, 0, 0}).outputComponents()).isEqualTo(1);
    }

    @Test
    void theFormulaFitsItsOwnProfilesFromTheFirstStepToTheLast() {
        assertThat(bank(energy(Math::sqrt)).formulaFit()).isCloseTo(1, within(1e-5));
        assertThat(bank(energy(v -> 1 / Math.sqrt(v))).formulaFit()).isCloseTo(1, within(1e-9));
        // The authors' own form, with steps of 0.0001: after 5,000 of them.
        double rate = 1e-4;
        double[] halfway =
                energy(v -> (1 - Math.pow(1 - rate * v, 5000)) / (rate * v) * Math.sqrt(v));
        assertThat(bank(halfway).formulaFit()).isGreaterThan(0.999);
        // Energy where the patches vary neither most nor least, and nowhere else.
        assertThat(bank(new double[] {1, 0, 1, 0, 1, 0, 1, 0}).formulaFit()).isLessThan(0.7);
    }

    @Test
    void weightsThatHaveNotMovedHaveNoProfile() {
        FilterBank still = bank(new double[VARIANCES.length]);

        assertThat(still.profile(4)).containsOnly(0);
        assertThat(still.formulaFit()).isZero();
    }

    private static FilterBank bank(double[] energy) {
        return new FilterBank(VARIANCES, energy);
    }

    private static double[] energy(DoubleUnaryOperator ofVariance) {
        return Arrays.stream(VARIANCES).map(ofVariance).toArray();
    }
}
