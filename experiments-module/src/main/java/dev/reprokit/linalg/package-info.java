/**
 * Dense linear algebra in float64 on memory outside Java's heap, computed by OpenBLAS. Matrices are
 * freed when they are closed. Sizes in memory are longs, so that a symmetric matrix may have 65,535
 * rows and 17 GB.
 *
 * <p>Each call computes on one thread unless {@link dev.reprokit.linalg.BlasThreads} decides
 * otherwise, so that results do not depend on what else runs.
 */
@NullMarked
package dev.reprokit.linalg;

import org.jspecify.annotations.NullMarked;
