package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Mlp;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;
import dev.reprokit.training.UpdateRule;

import java.util.List;
import java.util.Map;

/**
 * Compares steps of a linear classifier by the training loop, in float32, with the formulas in
 * float64; one batch per epoch.
 *
 * @param trial seed, images and device
 * @param protocol the rule, its learning rate and the decay
 */
record StepCheck(Trial trial, Protocol protocol) {
    private static final int IMAGES = 64;
    private static final int STEPS = 20;
    private static final int CROP = 28;

    /**
     * Returns the distances of the final weights from those of the formula and of a nearly right
     * formula.
     */
    Map<String, Double> measure() {
        LabelledImages images = trial.dataset().train().first(IMAGES);
        try (ImageTensors data = ImageTensors.of(trial.manager(), images, images, CROP);
                Labels labels = new Labels(trial.manager(), images.labels(), images.classes());
                Classifier classifier = new Classifier(Mlp.LINEAR, trial, data);
                Training training =
                        new Training(
                                classifier, data.trainImages(), labels, protocol, trial.seed())) {
            List<NDArray> parameters =
                    classifier.block().getParameters().values().stream()
                            .map(Parameter::getArray)
                            .toList();
            SoftmaxRegression formula = regression(images, parameters);
            SoftmaxRegression other = regression(images, parameters);
            double[] start = formula.parameters();
            for (int step = 1; step <= STEPS; step++) {
                training.epoch();
            }
            double[] trained = regression(images, parameters).parameters();
            formula.descend(rule(false), STEPS, protocol.learningRate(), protocol.decay());
            other.descend(rule(true), STEPS, protocol.learningRate(), protocol.decay());
            double way = SoftmaxRegression.distance(formula.parameters(), start);
            return Map.of(
                    "distance_to_formula",
                    SoftmaxRegression.distance(trained, formula.parameters()) / way,
                    "distance_to_other_formula",
                    SoftmaxRegression.distance(trained, other.parameters()) / way);
        }
    }

    private StepFormula rule(boolean other) {
        if (protocol.rule() instanceof UpdateRule.Adam adam) {
            return StepFormula.adam(adam, !other);
        }
        return StepFormula.momentum(((UpdateRule.Momentum) protocol.rule()).factor(), other);
    }

    private static SoftmaxRegression regression(LabelledImages images, List<NDArray> parameters) {
        return new SoftmaxRegression(
                Transforms.standardised(images, CROP),
                images.labels(),
                images.classes(),
                parameters.get(0).toFloatArray(),
                parameters.get(1).toFloatArray());
    }
}
