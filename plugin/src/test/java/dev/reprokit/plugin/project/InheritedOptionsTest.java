package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.settings.Proxy;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Properties;

class InheritedOptionsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "HTTPS_PROXY", "http://ada:secret@from.environment:3128",
                    "no_proxy", "localhost,.example.org");

    private final Properties ofMaven = new Properties();

    private static Proxy settings() {
        Proxy proxy = new Proxy();
        proxy.setHost("from.settings");
        proxy.setPort(8081);
        proxy.setNonProxyHosts("*.intern");
        return proxy;
    }

    @Test
    void homeTemporaryFolderAndTrustStoreAreHandedOn() {
        ofMaven.setProperty("user.home", "/home/x");
        ofMaven.setProperty("java.io.tmpdir", "/scratch");
        ofMaven.setProperty("javax.net.ssl.trustStore", "/etc/ours.p12");
        ofMaven.setProperty("my.property", "not mine");

        assertThat(InheritedOptions.of(ofMaven, null, Map.of()))
                .containsExactly(
                        "-Djava.io.tmpdir=/scratch",
                        "-Djavax.net.ssl.trustStore=/etc/ours.p12",
                        "-Duser.home=/home/x");
    }

    @Test
    void theProxyOfMavensOwnOptionsComesFirst() {
        ofMaven.setProperty("https.proxyHost", "from.options");
        ofMaven.setProperty("https.proxyPort", "8080");

        assertThat(InheritedOptions.of(ofMaven, settings(), ENVIRONMENT))
                .containsExactly("-Dhttps.proxyHost=from.options", "-Dhttps.proxyPort=8080");
    }

    @Test
    void thenThatOfTheSettings() {
        assertThat(InheritedOptions.of(ofMaven, settings(), ENVIRONMENT))
                .containsExactly(
                        "-Dhttp.nonProxyHosts=*.intern",
                        "-Dhttp.proxyHost=from.settings",
                        "-Dhttp.proxyPort=8081",
                        "-Dhttps.proxyHost=from.settings",
                        "-Dhttps.proxyPort=8081");
    }

    @Test
    void thenThatOfTheEnvironmentWithoutItsPassword() {
        assertThat(InheritedOptions.of(ofMaven, null, ENVIRONMENT))
                .containsExactly(
                        "-Dhttp.nonProxyHosts=localhost|*.localhost|example.org|*.example.org",
                        "-Dhttp.proxyHost=from.environment",
                        "-Dhttp.proxyPort=3128",
                        "-Dhttps.proxyHost=from.environment",
                        "-Dhttps.proxyPort=3128");
    }

    @Test
    void whatIsNoAddressIsNoProxy() {
        for (String other : new String[] {"", "proxy:3128", "http://proxy", "http://a b:1"}) {
            assertThat(InheritedOptions.of(ofMaven, null, Map.of("HTTPS_PROXY", other))).isEmpty();
        }
    }
}
