package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class NativeAccessTest {
    private static final String OPTION = "--enable-native-access=ALL-UNNAMED";

    @Test
    void theRefusalOfAJdkIsNamedWithTheOption() {
        Throwable failure =
                new IllegalStateException("Failed to load", new IllegalCallerException("Illegal"));

        assertThat(NativeAccess.fault(failure).orElseThrow().text())
                .contains("refuses native libraries", OPTION);
    }

    @Test
    void theRefusalIsRecognisedWhereTheJdkRepeatsIt() {
        NoClassDefFoundError second = new NoClassDefFoundError("Could not initialize class Native");
        second.initCause(
                new ExceptionInInitializerError(
                        "Exception java.lang.IllegalCallerException: Illegal native access"));

        assertThat(NativeAccess.fault(second)).isPresent();
    }

    @Test
    void anotherFailureIsNone() {
        assertThat(NativeAccess.fault(new UnsatisfiedLinkError("no libc10.so"))).isEmpty();
        assertThat(NativeAccess.fault(new IllegalStateException())).isEmpty();
    }

    @Test
    void aRealJdkThatRefusesIsNamed() throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "this JDK cannot refuse native access");

        assertThat(loaded("--illegal-native-access=deny"))
                .contains("refuses native libraries", OPTION)
                .doesNotContain("has loaded PyTorch");
        assertThat(loaded("--illegal-native-access=deny", OPTION)).contains("has loaded PyTorch");
    }

    private static String loaded(String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(Arrays.asList(options));
        command.add(Load.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }

    /** A program that loads PyTorch, or says why not. */
    static final class Load {
        public static void main(String... arguments) {
            try {
                Torch.load(false);
                System.out.println("has loaded PyTorch");
            } catch (RefusedException e) {
                System.out.println(e.getMessage());
            }
            System.exit(0);
        }
    }
}
