package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.ExperimentId;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that goals use in the run folder, which no experiment may have. */
class RunFolderNamesTest {
    private static final Pattern USE =
            Pattern.compile(
                    "(?:outputDirectory\\(\\)|folder)\\s*\\.resolve\\(\"([a-z-]+)(?:\\.\\w+)?\"");

    @Test
    void whatGoalsWriteThereIsReserved() throws IOException {
        Set<String> names = new TreeSet<>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher use = USE.matcher(Files.readString(source));
                while (use.find()) {
                    names.add(use.group(1));
                }
            }
        }
        names.removeAll(
                Set.of("worktree", "named-code", "pom", "src")); // in folders of other kinds
        assertThat(names).contains("audit", "bisect", "catalogue", "spark");
        assertThat(names)
                .allSatisfy(name -> assertThat(ExperimentId.fault(name)).as(name).isPresent());
    }
}
