package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.INCONCLUSIVE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.gate.AccuracyRun;
import dev.reprokit.gate.BaselineWriter;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is written is the same in every language and time zone, byte for byte. */
class EveryLocaleTest {
    @TempDir private Path folder;

    @Test
    void pagesBaselinesAndMessagesAreTheSame() throws IOException {
        SortedMap<String, String> plain = written(Locale.ROOT, "UTC");

        assertThat(plain)
                .containsKeys(
                        "index.html",
                        "a/report.html",
                        "summary.md",
                        "claims.tex",
                        "claims.json",
                        "message");
        assertThat(plain.keySet()).anyMatch(file -> file.startsWith("baseline/"));
        for (String language : List.of("fa-IR", "tr-TR")) {
            SortedMap<String, String> translated =
                    written(Locale.forLanguageTag(language), "Asia/Kathmandu");
            assertThat(translated.keySet()).isEqualTo(plain.keySet());
            assertThat(plain.keySet())
                    .as(language)
                    .filteredOn(file -> !plain.get(file).equals(translated.get(file)))
                    .isEmpty();
        }
    }

    private SortedMap<String, String> written(Locale locale, String zone) throws IOException {
        Locale before = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale.setDefault(locale);
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            return written(folder.resolve(locale.toLanguageTag()));
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zoneBefore);
        }
    }

    private static SortedMap<String, String> written(Path runs) throws IOException {
        SampleRun.write(runs, "a", "", 4, REPRODUCED, NOT_REPRODUCED, INCONCLUSIVE);
        Plan accepted = AccuracyRun.write(runs, "b", 0.5);
        RunFolder read = RunFolder.read(runs);
        BaselineFolder baselines = new BaselineFolder(runs.resolve("baseline"));
        String message =
                new BaselineWriter(read, baselines, "in every language")
                        .accept(List.of(accepted), "nothing")
                        .toString();
        ComparedRuns compared = ComparedRuns.of(read, baselines);
        new MachineForms(read, compared).write();
        new HtmlReport(read, compared).write();
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("message", message.replace(runs.toString(), ""));
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, ISO_8859_1);
                texts.put(runs.relativize(file).toString(), text.replace(runs.toString(), ""));
            }
        }
        return texts;
    }
}
