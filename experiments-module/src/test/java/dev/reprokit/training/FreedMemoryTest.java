package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Memory;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class FreedMemoryTest {
    private static final Path STATM = Path.of("/proc/self/statm");

    @Test
    void goesBackToTheOperatingSystem() throws IOException {
        assumeTrue(Files.exists(STATM), "resident memory is read from /proc");
        List<Memory> blocks = new ArrayList<>();
        // Small enough that malloc does not map each by itself.
        for (int block = 0; block < 3000; block++) {
            Memory memory = new Memory(100_000);
            memory.clear();
            blocks.add(memory);
        }
        // What lies above the last block would go back by itself.
        Memory last = blocks.remove(blocks.size() - 1);
        blocks.forEach(Memory::close);
        long kept = residentMebibytes();

        FreedMemory.giveBack();

        assertThat(residentMebibytes()).as("MiB").isLessThan(kept - 200);
        last.close();
    }

    private static long residentMebibytes() throws IOException {
        return Long.parseLong(Files.readString(STATM).split(" ")[1]) * 4096 >> 20;
    }
}
