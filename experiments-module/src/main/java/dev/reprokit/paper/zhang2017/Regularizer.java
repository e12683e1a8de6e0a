package dev.reprokit.paper.zhang2017;

/** An explicit regulariser that a network is trained with or without. */
enum Regularizer {
    /** Each training image at a random place of its 32x32 pixels, anew in each epoch. */
    CROP("crop", "random crop"),
    /** An l2 penalty on weights. */
    WEIGHT_DECAY("weight-decay", "weight decay"),
    /** Hidden units that are zero at random. */
    DROPOUT("dropout", "dropout");

    private final String id;
    private final String label;

    Regularizer(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** Its part of a condition's id. */
    String id() {
        return id;
    }

    /** What readers see. */
    String label() {
        return label;
    }
}
