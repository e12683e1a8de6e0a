/**
 * Dense linear algebra in float64 on memory outside Java's heap, computed by OpenBLAS. Matrices are
 * freed when they are closed; sizes in memory are longs, so a symmetric matrix may have 65,535 rows
 * and 17 GB.
 *
 * <p>Each call computes on one thread unless {@link dev.reprokit.linalg.BlasThreads} says
 * otherwise, so results do not depend on what else runs.
 */
@NullMarked
package dev.reprokit.linalg;

import org.jspecify.annotations.NullMarked;
