package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Arm;

import java.util.List;
import java.util.Map;

/** What is solved in section 5: kernels with the bandwidth that held-out images choose, and w. */
enum Solution implements Arm {
    PIXELS("Pixels"),
    PIXELS_L2("Pixels, l2"),
    LINEAR_FROM_ZERO("Gradient descent from zero"),
    LINEAR_FROM_ELSEWHERE("Gradient descent from random weights"),
    FEATURES("Random convolutional features"),
    FEATURES_L2("Random convolutional features, l2");

    static final List<Solution> LINEAR = List.of(LINEAR_FROM_ZERO, LINEAR_FROM_ELSEWHERE);

    private final String label;

    Solution(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Map<String, String> parameters() {
        return LINEAR.contains(this)
                ? Map.of()
                : Map.of(
                        "bandwidth", "held out", "regularisation", isRegularised() ? "l2" : "none");
    }

    boolean isRegularised() {
        return this == PIXELS_L2 || this == FEATURES_L2;
    }
}
