package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state after an epoch, from which a killed trial (a setting run with one seed) continues as if
 * it had never stopped.
 *
 * @param epoch the last finished epoch, counted from 1
 * @param state arrays by name, with the bits and in the order in which they were stored; the DJL
 *     manager that created them frees them, the checkpoint does not
 */
public record Checkpoint(int epoch, Map<String, NDArray> state) {

    /** Keeps a copy of the map, whose arrays are not copied. */
    public Checkpoint {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /**
     * Returns one array of the state after checking its shape.
     *
     * @param name its name in the state
     * @param shape the expected shape
     * @return the array
     * @throws IllegalArgumentException if there is no array of that name and shape
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
