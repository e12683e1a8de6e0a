package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Arm;

/** An explicit regulariser that a network is trained with or without. */
enum Regularizer implements Arm {
    /** Crops each training image at a random place of its 32x32 pixels, anew in each epoch. */
    CROP("random crop"),
    /** Adds an l2 penalty on weights. */
    WEIGHT_DECAY("weight decay"),
    /** Sets hidden units to zero at random. */
    DROPOUT("dropout");

    private final String label;

    Regularizer(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
