package dev.reprokit.internal.definition;

import dev.reprokit.experiment.Arm;

/** A condition as claims name it. */
record DefinedArm(String id, String label) implements Arm {
    @Override
    public String name() {
        return id;
    }
}
