package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {

    @ParameterizedTest
    @EnumSource
    void hasAnInsideWithinTheUnitCircleOrNearIt(Shape shape) {
        int inside = 0;
        for (double x = -2; x <= 2; x += 0.05) {
            for (double y = -2; y <= 2; y += 0.05) {
                if (shape.distance(x, y) < 0) {
                    inside++;
                    assertThat(x * x + y * y).as("%s at %s, %s", shape, x, y).isLessThan(1.3 * 1.3);
                }
            }
        }
        // The circle's area is 1,257 of these cells.
        assertThat(inside).isBetween(250, 1100);
    }

    @ParameterizedTest
    @EnumSource
    void neverChangesFasterThanTheDistanceDoes(Shape shape) {
        double step = 0.01;
        for (double x = -1.5; x <= 1.5; x += 0.1) {
            for (double y = -1.5; y <= 1.5; y += 0.1) {
                double here = shape.distance(x, y);
                assertThat(Math.abs(shape.distance(x + step, y) - here)).isLessThan(step * 1.0001);
                assertThat(Math.abs(shape.distance(x, y + step) - here)).isLessThan(step * 1.0001);
            }
        }
    }
}
