package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Setup;

import java.util.List;

/** What a scale sets where networks fit several training sets; the centre crop is in pixels. */
record FitSetup(Images images, int crop, List<Fitting> networks) implements Setup {
    Fitting of(Architecture network) {
        return Fitting.of(network, networks);
    }

    int epochs(Architecture network, TrainingSet set) {
        return switch (set) {
            case TRUE_LABELS -> of(network).trueLabels();
            case RANDOM_LABELS -> of(network).randomLabels();
            default -> of(network).corruptedPixels();
        };
    }
}
