package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.record.run.ExperimentFolder;

import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

@Tag("slow")
class OrphanTest {
    private static final int MINUTE = 60_000;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theForkedJvmDoesNotOutliveMaven(boolean killed, @TempDir Path folder) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(MINUTE);
            Process maven = startMaven(folder, server.getLocalPort());
            try (Socket child = server.accept()) {
                child.setSoTimeout(MINUTE);
                assertThat(child.getInputStream().read()).isEqualTo(1);
                if (killed) {
                    maven.destroyForcibly();
                } else {
                    maven.destroy();
                }
                assertThat(endOf(child)).as("the child has let go of its connection").isTrue();
                maven.waitFor();
                assertThat(
                                Files.readString(folder.resolve("maven.log"))
                                        .contains("Maven was told to"))
                        .as("who is killed cannot speak")
                        .isEqualTo(!killed);
            } finally {
                maven.destroyForcibly();
            }
        }
    }

    private static boolean endOf(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static Process startMaven(Path folder, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInForMaven.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("maven.log").toFile())
                .start();
    }

    /** A process that runs an experiment. */
    static final class StandInForMaven {
        private StandInForMaven() {}

        public static void main(String[] args) throws HarnessException {
            Path folder = Path.of(args[0]);
            Settings settings =
                    SampleCatalogue.settings(folder, Duration.ofHours(1), "-Dport=" + args[1]);
            new HarnessProcess(SampleCatalogue.classPath(), settings, folder, new SystemStreamLog())
                    .run(
                            SampleCatalogue.plan("waits-for-ever-connected", "run-1"),
                            new ExperimentFolder(folder.resolve("experiment")),
                            null);
        }
    }
}
