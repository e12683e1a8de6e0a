package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Look;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class LooksTest {
    private static final Catalogue.Entry LRN = entry("lrn", "cifar10", "with-lrn", "without-lrn");
    private static final Catalogue.Entry FIT = entry("fit", null, "mlp", "with-lrn");

    @Test
    void nothingAskedForIsNoLook() throws Exception {
        assertThat(looks().of(List.of(LRN, FIT)))
                .isEqualTo(Map.of("lrn", Look.NONE, "fit", Look.NONE));
    }

    @Test
    void aGlobSelectsConditionsOfEachExperiment() throws Exception {
        assertThat(looks("with-*").of(List.of(LRN, FIT)))
                .isEqualTo(
                        Map.of(
                                "lrn", new Look(List.of("with-lrn"), new TreeMap<>()),
                                "fit", new Look(List.of("with-lrn"), new TreeMap<>())));
    }

    @Test
    void allConditionsAreNoLimit() throws Exception {
        assertThat(looks("with*").of(List.of(LRN))).isEqualTo(Map.of("lrn", Look.NONE));
    }

    @Test
    void anUnknownConditionIsRefusedWithTheLegalOnes() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> looks("with-lnr", "mlp").of(List.of(LRN, FIT)))
                .withMessage(
                        "Nothing was run:\n  -Drepro.conditions: no condition 'with-lnr'; did you"
                                + " mean 'with-lrn'?; there are: with-lrn, without-lrn, mlp");
    }

    @Test
    void anExperimentOfWhichNothingIsSelectedIsRefused() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> looks("mlp").of(List.of(LRN, FIT)))
                .withMessageContaining(
                        "no condition of lrn is selected; there are: with-lrn, without-lrn. Select"
                                + " experiments with -Drepro.experiments=");
    }

    @Test
    void imagesOfAnExperimentThatBringsItsOwnAreRefused() throws Exception {
        Looks images =
                new Looks(Scale.SMOKE, List.of(), new TreeMap<>(Map.of(Look.TRAIN_IMAGES, 5)));

        assertThat(images.of(List.of(LRN)).get("lrn").overrides())
                .isEqualTo(Map.of("trainImages", 5));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> images.of(List.of(LRN, FIT)))
                .withMessageContaining(
                        "-Drepro.override.trainImages: fit brings its own data; legal is epochs");
    }

    private static Looks looks(String... conditions) {
        return new Looks(Scale.SMOKE, List.of(conditions), new TreeMap<>());
    }

    private static Catalogue.Entry entry(String id, String dataset, String... conditions) {
        Catalogue.ScaleEntry smoke =
                new Catalogue.ScaleEntry(
                        Scale.SMOKE, dataset, 10, 10, List.of(conditions), 5, List.of(), 1);
        return new Catalogue.Entry(
                id, "C", "", "", "", List.of(), List.of(), List.of(smoke), null, List.of());
    }
}
