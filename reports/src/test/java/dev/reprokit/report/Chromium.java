package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A headless Chromium that loads one page at a time. Where none is installed, tests are aborted;
 * with {@code -Dtest.browser=required} or {@code CI=true} they fail.
 */
final class Chromium {
    /** What every start of it needs: no sandbox, for containers have none, and no network. */
    static final List<String> FLAGS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--window-size=1100,900");

    private final Path program;
    private final Path folder;

    /**
     * What a page became after its scripts ran.
     *
     * @param dom the document as text
     * @param log everything that the browser had to say, console messages included
     */
    record Loaded(String dom, String log) {}

    /**
     * Finds {@code chromium} on the PATH.
     *
     * @param folder an empty folder for its profile and output
     */
    Chromium(Path folder) {
        this.folder = folder;
        program = program("chromium");
    }

    /** Finds a program on the PATH; where it is not, the test is aborted or fails. */
    static Path program(String name) {
        Optional<Path> found =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(place -> Path.of(place).resolve(name))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (found.isEmpty() && isRequired()) {
            throw new AssertionError(
                    name
                            + " is not on the PATH, but CI=true or -Dtest.browser=required asks for"
                            + " the browser tests. Install Debian's packages chromium and"
                            + " chromium-driver.");
        }
        assumeTrue(found.isPresent(), name + " is not on the PATH: the pages are not looked at");
        return found.get();
    }

    private static boolean isRequired() {
        return "true".equals(System.getenv("CI"))
                || "required".equals(System.getProperty("test.browser"));
    }

    /** Loads a page, lets its scripts run, and hands back its document. */
    Loaded load(URI page, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(FLAGS);
        command.addAll(
                List.of(
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--enable-logging=stderr",
                        "--dump-dom"));
        command.addAll(List.of(flags));
        command.add(page.toString());
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("chromium.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(dom.toFile())
                        .redirectError(log.toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError(
                    "chromium did not end within a minute:\n" + Files.readString(log));
        }
        assertThat(process.exitValue()).as("exit code; %s", Files.readString(log)).isZero();
        return new Loaded(Files.readString(dom), Files.readString(log));
    }
}
