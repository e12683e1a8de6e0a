package dev.reprokit.paper.zhang2017;

/** An explicit regulariser that a network is trained with or without. */
enum Regularizer {
    /** Crops each training image at a random place of its 32x32 pixels, anew in each epoch. */
    CROP("crop", "random crop"),
    /** Adds an l2 penalty on weights. */
    WEIGHT_DECAY("weight-decay", "weight decay"),
    /** Sets hidden units to zero at random. */
    DROPOUT("dropout", "dropout");

    private final String id;
    private final String label;

    Regularizer(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** Returns its part of a condition's id. */
    String id() {
        return id;
    }

    /** Returns the name that readers see. */
    String label() {
        return label;
    }
}
