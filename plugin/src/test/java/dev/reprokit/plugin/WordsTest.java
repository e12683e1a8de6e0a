package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void wordsAreSplitAtBlanks() {
        assertThat(Words.split("  -Xmx8g \t-ea ")).containsExactly("-Xmx8g", "-ea");
        assertThat(Words.split("")).isEmpty();
    }

    @Test
    void quotesHoldWordsTogether() {
        assertThat(Words.split("-Da='x y' \"-Db=it's\" ''"))
                .containsExactly("-Da=x y", "-Db=it's", "");
    }

    @Test
    void commasAndBackslashesAreOrdinary() {
        assertThat(Words.split("-Xlog:gc,safepoint -Dp=C:\\data"))
                .containsExactly("-Xlog:gc,safepoint", "-Dp=C:\\data");
    }

    @Test
    void anOpenQuoteIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Words.split("-Da=\"x"))
                .withMessage("a \" is not closed");
    }
}
