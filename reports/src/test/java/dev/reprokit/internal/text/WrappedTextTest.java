package dev.reprokit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class WrappedTextTest {
    @Test
    void shortProseIsOneLine() {
        assertThat(WrappedText.of("  - ", "One,\n two.  ")).containsExactly("  - One, two.");
    }

    @Test
    void longProseIsBrokenAtBlanksAndIndented() {
        String prose = "word ".repeat(50).strip();

        List<String> lines = WrappedText.of("  - ", prose);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("  - word").doesNotEndWith(" ");
        assertThat(lines.subList(1, 3)).allMatch(line -> line.startsWith("    word"));
        assertThat(String.join(" ", lines).substring(4).replaceAll(" +", " ")).isEqualTo(prose);
    }

    @Test
    void aLineIsFilledToItsLastCharacter() {
        assertThat(WrappedText.of("- ", "x".repeat(85) + " 1234")).hasSize(1);
        assertThat(WrappedText.of("- ", "x".repeat(85) + " 12345"))
                .containsExactly("- " + "x".repeat(85), "  12345");
    }

    @Test
    void aWordThatIsTooLongHasALineOfItsOwn() {
        assertThat(WrappedText.of("", "a " + "x".repeat(200) + " b"))
                .containsExactly("a", "x".repeat(200), "b");
    }
}
