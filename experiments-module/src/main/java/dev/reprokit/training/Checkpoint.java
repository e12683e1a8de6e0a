package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial needs to go on after an epoch as if it had never stopped.
 *
 * @param epoch the epoch that had finished, counted from 1
 * @param state arrays by name, with the same bits as when they were stored; in the same order
 */
public record Checkpoint(int epoch, Map<String, NDArray> state) {

    /** Copies the map, not the arrays. */
    public Checkpoint {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /**
     * One array, checked.
     *
     * @param name its name
     * @param shape the shape that it must have
     * @return the array
     * @throws IllegalArgumentException if there is none of that name and shape
     */
    public NDArray get(String name, Shape shape) {
        NDArray array = state.get(name);
        if (array == null || !array.getShape().equals(shape)) {
            throw new IllegalArgumentException(
                    "expected an array '%s' of shape %s in the checkpoint, found %s; it has %s"
                            .formatted(
                                    name,
                                    shape,
                                    array == null ? "none" : array.getShape(),
                                    state.keySet()));
        }
        return array;
    }
}
