package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.CsvFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class BaselineRowsTest {
    @TempDir private Path folder;
    private BaselineFile file;

    @BeforeEach
    void accepted() throws IOException {
        file = new BaselineFile(folder);
        file.accept("why");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    trial,with,2,epochs,3     | trial,with,1,epochs,3     | it has two rows trial,with,1,epochs
                    trial,with,2,epochs,3\\n  | ''                        | it has no row trial,with,2,epochs
                    duration,,,seconds,10\\n  | ''                        | its rows duration are not seconds, trials and machine
                    mean,with,1,weights       | median,with,1,weights     | it has an unknown row median,with,1,weights
                    claim,,,L1,reproduced     | claim,,,L1,so-so          | no verdict 'so-so'
                    tolerance,,,weights,5%    | tolerance,,,weights,-5%   | a tolerance is 0 or more
                    """)
    void aRowThatSaysNothingIsRefused(String row, String instead, String message)
            throws IOException {
        file.edit(row.replace("\\n", "\n"), instead);
        file.assertRefused(message);
    }

    @Test
    void imagesOfAnythingButTheTestSetAreUnknown() throws IOException {
        file.acceptRight("1101", "0000");
        file.edit("right,with,2,test,", "right,with,2,train,");
        file.assertRefused("it has an unknown row right,with,2,train");
    }

    @Test
    void theRowsAreReadInOnePassHoweverManyTrialsThereAre() throws IOException {
        List<BaselineRow> rows = CsvFile.read(file.path(), List.of("kind"), BaselineRow::of);
        int[] passes = {0};
        Iterable<BaselineRow> counted =
                () -> {
                    passes[0]++;
                    return rows.iterator();
                };
        assertThat(BaselineRows.baseline(counted).run())
                .isEqualTo(BaselineCsv.read(file.path()).run());
        assertThat(passes[0]).isOne();
    }

    @Test
    void bytesThatAreNoImagesAreRefused() throws IOException {
        file.acceptRight("1101", "0000");

        file.edit("right,with,2,test,AAAABAs=", "right,with,2,test,AAAAB*s=");
        file.assertRefused("its row right,with,2,test is damaged: Illegal base64 character");
        file.edit("right,with,2,test,AAAAB*s=", "right,with,2,test,AAAACQs=");
        file.assertRefused("right,with,2,test is damaged: 5 bytes are not the bits of 9 images");
    }

    @Test
    void heldBackSeedsMustBeSeeds() throws IOException {
        file.acceptHeldBack();
        file.edit("held_back,,,seeds,6 7", "held_back,,,seeds,six");
        file.assertRefused("its row held_back,,,seeds has 'six', which is no seed");
        file.edit("held_back,,,seeds,six", "held_back,,,seed,6 7");
        file.assertRefused("unknown row held_back,,,seed");
    }
}
