package dev.reprokit.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@EnabledOnOs(OS.LINUX)
class LeftoversTest {
    private final Instant begun = Instant.now();
    private final String value = UUID.randomUUID().toString();
    private Process sleeping;

    @BeforeEach
    void leave() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "1234");
        builder.environment().put("LEFT", value);
        sleeping = builder.start();
    }

    @AfterEach
    void end() {
        sleeping.destroyForcibly();
    }

    @Test
    void areFoundByTheirVariable() {
        assertThat(new Leftovers("LEFT=" + value, begun).end()).containsExactly(sleeping.pid());
        assertThat(sleeping.isAlive()).isFalse();
    }

    @Test
    void anothersAreLeftRunning() {
        assertThat(new Leftovers("LEFT=another", begun).end()).isEmpty();
        assertThat(sleeping.isAlive()).isTrue();
    }

    /** Between two programs Linux shows none; some looks in a thousand met it there. */
    @Test
    void areFoundWhileTheirEnvironmentChanges() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(new Leftovers("LEFT=" + value, begun, shownAfter(looks, 2)).end())
                .isEqualTo(List.of(sleeping.pid()));
        assertThat(looks).hasValueGreaterThan(2);
    }

    @Test
    void aProcessWithoutAnEnvironmentIsNotWaitedForForLong() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(new Leftovers("LEFT=" + value, begun, shownAfter(looks, 1000)).end()).isEmpty();
        assertThat(looks).hasValue(20);
    }

    @Test
    void aProcessThatIsOlderThanTheProgramIsNotWaitedFor() {
        AtomicInteger looks = new AtomicInteger();
        Instant later = begun.plus(Duration.ofHours(1));
        assertThat(new Leftovers("LEFT=" + value, later, shownAfter(looks, 1000)).end()).isEmpty();
        assertThat(looks).hasValue(1);
    }

    private Leftovers.Environment shownAfter(AtomicInteger looks, int hidden) {
        return process -> {
            if (!process.equals(Path.of("/proc/" + sleeping.pid()))) {
                return "ANOTHER=1";
            }
            return looks.incrementAndGet() <= hidden
                    ? ""
                    : Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        };
    }
}
