package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;

/**
 * Points in a space of so many dimensions that their coordinates are made some at a time, when they
 * are needed.
 */
public interface Points {

    /** {@return how many points} */
    int size();

    /** {@return into how many parts the coordinates fall} */
    int parts();

    /**
     * Makes some coordinates of all points.
     *
     * @param part which part, 0 to {@code parts() - 1}
     * @return the coordinates, a point a column, to be closed
     */
    Matrix part(int part);

    /**
     * All inner products of these points.
     *
     * @return a row and a column a point, to be closed
     */
    default PackedMatrix innerProducts() {
        PackedMatrix products = PackedMatrix.zeros(size());
        for (int part = 0; part < parts(); part++) {
            try (Matrix coordinates = part(part)) {
                products.addInnerProducts(coordinates);
            }
        }
        return products;
    }
}
