package dev.reprokit.plugin.doctor;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;
import dev.reprokit.internal.text.TextTable;
import dev.reprokit.internal.text.WrappedText;

import org.apache.maven.plugin.logging.Log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An aligned table of findings.
 *
 * @param findings at least one
 */
public record DiagnosisTable(List<Finding> findings) {

    /** Logs one line per finding, at the level of its state, and below it what to type. */
    public void writeTo(Log log) {
        List<String> heads =
                TextTable.of(
                        findings.stream()
                                .map(f -> List.of(id(f.state()), f.subject(), f.text()))
                                .toList());
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            write(finding.state(), heads.get(i), log);
            remedy(finding).forEach(line -> write(finding.state(), line, log));
        }
    }

    private static void write(State state, String line, Log log) {
        switch (state) {
            case OK -> log.info(line);
            case WARN -> log.warn(line);
            case WRONG -> log.error(line);
        }
    }

    /** Returns the remedy, wrapped line by line, since some lines are those of a log. */
    private static List<String> remedy(Finding finding) {
        List<String> lines = new ArrayList<>();
        finding.remedy().lines().forEach(line -> lines.addAll(WrappedText.of("       ", line)));
        return lines;
    }

    /** {@return the subjects of the findings that are wrong} */
    public List<String> wrong() {
        return findings.stream()
                .filter(finding -> finding.state() == State.WRONG)
                .map(Finding::subject)
                .toList();
    }

    /** Returns the state, as wide as the widest, so that every table has the same columns. */
    private static String id(State state) {
        return String.format("%-5s", state.name().toLowerCase(Locale.ROOT));
    }
}
