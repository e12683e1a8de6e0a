package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void wordsAreSplitAtBlanks() {
        assertThat(CommandLine.split("  -Xmx8g \t-ea ")).containsExactly("-Xmx8g", "-ea");
        assertThat(CommandLine.split("")).isEmpty();
    }

    @Test
    void quotesHoldWordsTogether() {
        assertThat(CommandLine.split("-Da='x y' \"-Db=it's\" ''"))
                .containsExactly("-Da=x y", "-Db=it's", "");
    }

    @Test
    void commasAndBackslashesAreOrdinary() {
        assertThat(CommandLine.split("-Xlog:gc,safepoint -Dp=C:\\data"))
                .containsExactly("-Xlog:gc,safepoint", "-Dp=C:\\data");
    }

    @Test
    void anOpenQuoteIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandLine.split("-Da=\"x"))
                .withMessage("a \" is not closed");
    }
}
