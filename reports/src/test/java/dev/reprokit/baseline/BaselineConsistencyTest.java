package dev.reprokit.baseline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class BaselineConsistencyTest {
    @TempDir private Path folder;
    private BaselineFile file;

    @BeforeEach
    void accepted() throws IOException {
        file = new BaselineFile(folder);
        file.accept("why");
    }

    @Test
    void aValueThatOneTrialLacksIsRefused() throws IOException {
        file.remove("final,with,3,test_accuracy,.*\n");
        file.assertRefused("it has no row final,with,3,test_accuracy");
    }

    @Test
    void aConditionWithoutTrialsIsRefused() throws IOException {
        file.remove("(trial|final|mean),with,.*\n");
        file.assertRefused("the condition with has no trials");
    }

    @Test
    void aToleranceForAnUnknownMetricIsRefused() throws IOException {
        file.edit("tolerance,,,weights,5%", "tolerance,,,wieghts,5%");
        file.assertRefused("it tolerates a metric that no trial has, wieghts");
    }

    @Test
    void heldBackSeedsMustHaveTrialsAndNotBeAll() throws IOException {
        file.acceptHeldBack();
        file.edit("held_back,,,seeds,6 7", "held_back,,,seeds,6 8");
        file.assertRefused("it holds back the seed 8, of which with has no trial");
        file.edit("held_back,,,seeds,6 8", "held_back,,,seeds,1 2 3 4 5 6 7");
        file.assertRefused("it holds back all seeds of with, so that there is none to compare");
    }

    @Test
    void imagesOfOneTrialOnlyAreRefused() throws IOException {
        file.acceptRight("1101", "0000");

        file.edit("right,with,2,test,AAAABAs=", "right,with,2,test,AAAAAwM=");
        file.assertRefused("its row right,with,2,test is of 3 images, an earlier one of 4");
        file.edit("right,with,2,test,AAAAAwM=\n", "");
        file.assertRefused("it has no row right,with,2,test");
    }
}
