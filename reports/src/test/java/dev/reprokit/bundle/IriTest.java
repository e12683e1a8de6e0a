package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class IriTest {
    /** The specification's own example, and letters that it wants as they are. */
    @Test
    void aPathIsEscapedAsTheSpecificationAsks() {
        assertThat(Iri.ofPath("Results and Diagrams/almost-50%.png"))
                .isEqualTo("Results%20and%20Diagrams/almost-50%25.png");
        assertThat(Iri.ofPath("面试.mp4")).isEqualTo("面试.mp4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b%c#d?e[f]g/ü🙂.csv",
                "\"<>\\^`{|}\u00a0\u2028\u007f\u0000.txt",
                "a+b&c=d;e,f'(g)*h!i~j@k:l$m"
            })
    void aPathCanBeReadBack(String path) {
        assertThat(URI.create("./" + Iri.ofPath(path)).getPath()).isEqualTo("./" + path);
    }

    @Test
    void namesOfALocalIdentifierStayApart() {
        assertThat(Iri.local("setting", "a/b", "c")).isEqualTo("#setting/a%2Fb/c");
        assertThat(Iri.local("setting", "a", "b/c")).isEqualTo("#setting/a/b%2Fc");
        assertThat(URI.create(Iri.local("trial", "ä [1] #2 %")).getFragment())
                .isEqualTo("trial/ä [1] #2 %");
    }

    @Test
    void anAddressKeepsItsEscapes() {
        assertThat(Iri.ofAddress("https://example.org/a%20b?q=1#c d"))
                .isEqualTo("https://example.org/a%20b?q=1#c%20d");
    }
}
