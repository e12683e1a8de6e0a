package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellQuotingTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "-Drepro.seed=101, -Drepro.seed=101",
                "/data/cifar-10_b.d:1%+@2, /data/cifar-10_b.d:1%+@2",
                "-Drepro.experiments=lrn-*, '-Drepro.experiments=lrn-*'",
                "/data/a&b, '/data/a&b'",
                "$HOME, '$HOME'",
                "two words, 'two words'",
                "it's, 'it'\\''s'",
                "\"\", ''"
            })
    void wordsWithSpecialCharactersAreQuoted(String word, String quoted) {
        assertThat(ShellQuoting.quoted(word)).isEqualTo(quoted);
    }
}
