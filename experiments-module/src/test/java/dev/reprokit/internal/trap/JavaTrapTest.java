package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

/** What Java does that one would not guess. */
class JavaTrapTest {
    private static final int WITH_MACHINE_CODE = 24;

    @Shows("java-tanh")
    void theLastBitsOfTanhChangedOnX86() {
        long others =
                IntStream.range(1, 20_000)
                        .mapToDouble(i -> i / 5000.0)
                        .filter(x -> Math.tanh(x) != StrictMath.tanh(x))
                        .count();

        boolean changed =
                Runtime.version().feature() >= WITH_MACHINE_CODE
                        && System.getProperty("os.arch").equals("amd64");
        assertThat(others > 0).isEqualTo(changed);
    }
}
