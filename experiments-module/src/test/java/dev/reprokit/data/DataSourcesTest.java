package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DataSourcesTest {

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
}
