package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.plugin.RecordingLog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class LaunchTest {
    /** JDK 24 and later warn of native code, unless the option allows it. */
    @Test
    void nativeCodeIsLoadedWithoutAWarning(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Launch launch =
                Launch.ofJava(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        folder,
                        folder.resolve("args"),
                        log,
                        folder);
        launch.write(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadsNativeCode.class.getName()));

        try (ForkedJvm jvm = launch.start(new RecordingLog())) {
            assertThat(jvm.endsWithin(Duration.ofMinutes(2))).isTrue();
        }

        assertThat(log).hasContent("loaded");
        assertThat(launch.options()).contains("--enable-native-access=ALL-UNNAMED");
    }

    static final class LoadsNativeCode {
        private LoadsNativeCode() {}

        public static void main(String[] arguments) {
            System.loadLibrary("prefs"); // One of the JDK's own, which nothing has loaded yet.
            System.out.println("loaded");
        }
    }
}
