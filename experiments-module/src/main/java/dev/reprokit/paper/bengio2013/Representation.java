package dev.reprokit.paper.bengio2013;

import dev.reprokit.experiment.Condition;

import java.util.Arrays;
import java.util.Map;

/** The features that the linear classifier receives of an image. */
enum Representation {
    PIXELS("pixels", "Raw pixels"),
    COLOURS("colour-histogram", "Colour histogram"),
    GRADIENTS("oriented-gradients", "Histograms of oriented gradients"),
    HAND_MADE("hand-made", "Oriented gradients and colour histogram"),
    UNTRAINED("untrained-network", "Untrained network"),
    TRAINED("trained-network", "Trained network");

    private final String id;
    private final String label;

    Representation(String id, String label) {
        this.id = id;
        this.label = label;
    }

    static Representation of(Condition condition) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(condition.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(condition.toString()));
    }

    String id() {
        return id;
    }

    Condition condition() {
        return new Condition(id, label, 1, Map.of());
    }
}
