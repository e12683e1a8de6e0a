package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessOptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https.proxyHost",
                "http.nonProxyHosts",
                "socksProxyHost",
                "javax.net.ssl.trustStore",
                "user.home",
                "user.language",
                "java.io.tmpdir",
                "jna.tmpdir",
                "file.encoding",
                "DJL_CACHE_DIR",
                "PYTORCH_LIBRARY_PATH",
                "spark.driver.port"
            })
    void placesNetworkAndLanguageAreNoInputs(String option) {
        assertThat(HarmlessOptions.isInput(option)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my.learning.rate",
                "ai.djl.pytorch.num_threads",
                "java.library.path",
                "user.homes",
                "httpd"
            })
    void anyOtherOptionIsAnInput(String option) {
        assertThat(HarmlessOptions.isInput(option)).isTrue();
    }
}
