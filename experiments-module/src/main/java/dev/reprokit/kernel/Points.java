package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;

/**
 * Vectors, usually one per image, that a kernel method compares. They may have so many coordinates
 * that all do not fit into memory together, so coordinates are computed in parts, on demand, and
 * only inner products are kept.
 */
public interface Points {

    /** {@return the number of points, e.g. of images} */
    int size();

    /**
     * {@return the number of parts into which the coordinates are divided, since all may not fit
     * into memory together}
     */
    int parts();

    /**
     * Computes one part of the coordinates, for all points (vectors).
     *
     * @param part index of the part, 0 to {@code parts() - 1}
     * @return one column per point, one row per coordinate of this part; the caller closes it
     */
    Matrix part(int part);

    /**
     * Computes the inner product of each two of these points (vectors).
     *
     * @return the symmetric matrix of inner products (Gram matrix), one row and one column per
     *     point; the caller closes it
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
