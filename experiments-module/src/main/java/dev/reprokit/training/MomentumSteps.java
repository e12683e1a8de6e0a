package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import dev.reprokit.nn.GradientMode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SGD with momentum in PyTorch's form, as {@link UpdateRule.Momentum}, for a training loop of one's
 * own: {@code v = m v + g; w -= lr v} with the gradient g, the velocity v, which starts at 0, the
 * momentum m, the weight w and the learning rate lr. A change of the rate acts on the whole
 * velocity.
 *
 * <p>DJL's {@code Sgd} keeps {@code lr g} with the rates of old steps in its velocity instead,
 * which differs as soon as the rate changes. A {@link Training} makes the same steps inside,
 * faster, but cannot clip gradients.
 */
public final class MomentumSteps implements AutoCloseable {
    private static final String VELOCITY = "velocity/";

    private final NDList weights;
    private final double momentum;
    private final NDManager manager;
    private final List<NDArray> velocities = new ArrayList<>();

    /**
     * Prepares to train some weights; nothing changes yet. From here on PyTorch records on the
     * calling thread only what is computed under {@link GradientMode#on()}: each thread starts with
     * recording on, and recorded steps are refused.
     *
     * @param parent manager under which the velocities are created
     * @param weights the arrays to train, of any shapes; they stay open when this is closed
     * @param momentum m, the share of the velocity that each step keeps, in [0, 1); 0 for plain
     *     gradient descent
     * @throws IllegalArgumentException if the momentum is outside [0, 1)
     */
    public MomentumSteps(NDManager parent, NDList weights, double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "expected a momentum in [0, 1), but got " + momentum);
        }
        GradientMode.off();
        this.weights = new NDList(weights);
        this.momentum = momentum;
        manager = parent.newSubManager();
        for (NDArray weight : weights) {
            velocities.add(manager.zeros(weight.getShape(), weight.getDataType()));
        }
    }

    /**
     * Makes one step, outside of an open {@link GradientMode}.
     *
     * @param gradients one array per weight, in the order of the weights, of their shapes, such as
     *     {@link Gradients#of} returns; they stay as they are
     * @param rate lr, the learning rate of this step, not negative
     * @throws IllegalArgumentException if there are more or fewer gradients than weights, or the
     *     rate is negative or not finite
     */
    public void step(NDList gradients, double rate) {
        if (gradients.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "%d gradients for %d weights".formatted(gradients.size(), weights.size()));
        }
        if (!(rate >= 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException(
                    "expected a finite learning rate of at least 0, but got " + rate);
        }
        for (int i = 0; i < weights.size(); i++) {
            NDArray velocity = velocities.get(i).muli(momentum).addi(gradients.get(i));
            try (NDArray change = velocity.mul(rate)) {
                weights.get(i).subi(change);
            }
        }
    }

    /**
     * Returns what the next step depends on, besides weights and rate, for the state that {@code
     * Trial.epoch} takes.
     *
     * @return the velocities themselves, not copies, as {@code velocity/0}, {@code velocity/1} and
     *     so on, in the order of the weights
     */
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        for (int i = 0; i < velocities.size(); i++) {
            state.put(VELOCITY + i, velocities.get(i));
        }
        return state;
    }

    /**
     * Continues from the state of an earlier run.
     *
     * @param checkpoint has the velocities under the names of {@link #state}; may have more
     * @throws IllegalArgumentException if a velocity is missing or has another shape
     */
    public void restore(Checkpoint checkpoint) {
        state().forEach(
                        (name, velocity) ->
                                checkpoint.get(name, velocity.getShape()).copyTo(velocity));
    }

    @Override
    public void close() {
        manager.close();
    }
}
