package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.internal.file.Sha256;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class DataSourcesTest {
    @TempDir private Path folder;

    @Test
    void findsEverySourceByItsName() throws DataException {
        for (String id : DataSources.ids()) {
            assertThat(DataSources.of(id, null, false, line -> {}).id()).isEqualTo(id);
        }
    }

    @Test
    void listsTheLegalNames() {
        assertThatThrownBy(() -> DataSources.of("imagenet", null, false, line -> {}))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "unknown data set 'imagenet'; legal values of -Drepro.dataset: [synthetic,"
                                + " synthetic-grey, synthetic-shifted, cifar10, cifar10.1, mnist]");
    }

    @Test
    void imagesOfDataSetsThatAreAlikeHaveOneForm() throws IOException {
        for (String id : DataSources.ids()) {
            assertThat(DataSources.alike(id)).contains(id);
        }
        LabelledImages colour = new SyntheticImages().load(1, 1).train();
        LabelledImages grey = new SyntheticGreyImages().load(1, 1).train();
        Map<String, byte[]> cifar = TinyCifar10.files();
        TinyCifar10.write(folder, cifar);
        Cifar10Release release = TinyCifar10.release(URI.create("http://x"), cifar, new byte[0]);
        Map<String, byte[]> mnist = TinyMnist.files();
        TinyMnist.write(folder, mnist);
        Map<String, String> official = new TreeMap<>();
        mnist.forEach((name, bytes) -> official.put(name, Sha256.of(bytes)));

        assertThat(DataSources.alike("cifar10"))
                .containsExactlyInAnyOrder(
                        "synthetic", "synthetic-shifted", "cifar10", "cifar10.1");
        assertSameForm(colour, new ShiftedSyntheticImages().load(1, 1).newTest());
        assertSameForm(colour, new Cifar10(folder, false, line -> {}, release).load(1, 1).train());
        assertThat(DataSources.alike("mnist")).containsExactlyInAnyOrder("synthetic-grey", "mnist");
        assertSameForm(grey, new Mnist(folder, official).load(1, 1).test());
        assertThat(DataSources.alike("imagenet")).isEmpty();
    }

    private static void assertSameForm(LabelledImages one, LabelledImages other) {
        assertThat(List.of(other.channels(), other.height(), other.width()))
                .containsExactly(one.channels(), one.height(), one.width());
    }
}
