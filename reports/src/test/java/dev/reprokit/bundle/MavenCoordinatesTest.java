package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.packageurl.PackageURL;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenCoordinatesTest {

    /** The expected URLs are those of the library that CycloneDX's reader uses. */
    @ParameterizedTest
    @CsvSource({
        "org.example:a:1.0,",
        "org.example:a:linux-x86_64:1.0,linux-x86_64",
        "org.example:a_2.13:1.0-SNAPSHOT,",
        "org.example:a:1.0+build,"
    })
    void theUrlIsThatOfTheSpecification(String coordinates, String classifier) throws Exception {
        MavenCoordinates maven = MavenCoordinates.parse(coordinates).orElseThrow();

        PackageURL url = new PackageURL(maven.purl());

        assertThat(url.canonicalize()).isEqualTo(maven.purl());
        assertThat(url.getNamespace()).isEqualTo(maven.group());
        assertThat(url.getName()).isEqualTo(maven.artifact());
        assertThat(url.getVersion()).isEqualTo(maven.version());
        assertThat(maven.classifier()).isEqualTo(classifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy", "a:b", "a:b:c:d:e"})
    void otherNamesAreNone(String name) {
        assertThat(MavenCoordinates.parse(name)).isEmpty();
    }
}
