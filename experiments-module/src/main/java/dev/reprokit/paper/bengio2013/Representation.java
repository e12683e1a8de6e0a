package dev.reprokit.paper.bengio2013;

import dev.reprokit.experiment.Arm;

/** The features that the linear classifier receives of an image. */
enum Representation implements Arm {
    PIXELS("Raw pixels"),
    COLOUR_HISTOGRAM("Colour histogram"),
    ORIENTED_GRADIENTS("Histograms of oriented gradients"),
    HAND_MADE("Oriented gradients and colour histogram"),
    UNTRAINED_NETWORK("Untrained network"),
    TRAINED_NETWORK("Trained network");

    private final String label;

    Representation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
