package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;

/**
 * Looks up rows of a table that is trained, e.g. one vector per word. The gradient of a row is the
 * sum over its uses, added in the order of the indices, so that it has the same bits on any number
 * of CPU threads.
 *
 * <p>The gradient of {@code table.get(indices)} is added by several threads in the order in which
 * they come: from two threads on, its last bits differ from run to run.
 */
public final class EmbeddingLookup {
    private static final int DIMENSIONS = 2;

    private EmbeddingLookup() {}

    /**
     * Looks up rows.
     *
     * @param table (rows, columns), floating-point numbers
     * @param indices int64, any shape: numbers of rows, from 0 to rows - 1, which may repeat;
     *     others make PyTorch throw
     * @return the shape of {@code indices} and then (columns); the row of each index
     * @throws IllegalArgumentException if {@code table} does not have two dimensions, or {@code
     *     indices} is not int64
     */
    public static NDArray rows(NDArray table, NDArray indices) {
        if (table.getShape().dimension() != DIMENSIONS) {
            throw new IllegalArgumentException(
                    "expected a table of the shape (rows, columns), but got " + table.getShape());
        }
        if (indices.getDataType() != DataType.INT64) {
            throw new IllegalArgumentException(
                    "expected int64 indices, but got " + indices.getDataType());
        }
        return Embedding.embedding(indices, table, SparseFormat.DENSE).singletonOrThrow();
    }
}
