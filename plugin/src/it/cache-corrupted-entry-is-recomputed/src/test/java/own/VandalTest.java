package own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damages what an earlier build has cached of seed 2; the goals come after the tests. */
class VandalTest {
    @Test
    void damage() throws IOException {
        Path trial = Path.of("cache/entries/trials/holds/smoke/counting-seed-2");
        if (Files.exists(trial)) {
            try (Stream<Path> files = Files.walk(trial)) {
                List<Path> metrics =
                        files.filter(file -> file.endsWith("metrics.csv")).toList();
                Files.writeString(
                        metrics.get(0),
                        Files.readString(metrics.get(0)).replace("count,3.0", "count,4.0"));
            }
        }
    }
}
