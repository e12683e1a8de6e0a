package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;

/**
 * Points in a space of so many dimensions that their coordinates are computed in parts, on demand.
 */
public interface Points {

    /** {@return the number of points} */
    int size();

    /** {@return the number of parts into which the coordinates are divided} */
    int parts();

    /**
     * Computes the coordinates of one part for all points.
     *
     * @param part index of the part, 0 to {@code parts() - 1}
     * @return (coordinates, points), one column per point; to be closed
     */
    Matrix part(int part);

    /**
     * Computes all inner products of these points.
     *
     * @return (points, points), to be closed
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
