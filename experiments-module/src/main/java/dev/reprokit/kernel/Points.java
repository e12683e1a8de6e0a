package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;

/**
 * Vectors, called points, usually one per image, that a kernel method compares by their inner
 * products. The coordinates of all points may not fit into memory together, so they are divided
 * into groups, called parts: {@link #part} computes one group for all points, and only inner
 * products, summed over the groups, are kept.
 */
public interface Points {

    /** {@return the number of points, e.g. of images} */
    int size();

    /**
     * {@return the number of groups (parts) into which the coordinates of each point (vector) are
     * divided, since all may not fit into memory together}
     */
    int parts();

    /**
     * Computes one group (part) of the coordinates of all points (vectors).
     *
     * @param part index of the group, 0 to {@link #parts()} - 1
     * @return one column per point, one row per coordinate of this group, in an order that is the
     *     same for every call; the caller closes it
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
