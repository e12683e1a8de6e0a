package dev.reprokit.internal.process;

import dev.reprokit.record.chart.Description;
import dev.reprokit.record.verdict.Verdicts;

import java.util.List;

/**
 * What the code at hand finds in a run that is checked.
 *
 * @param description the experiment as the code at hand describes it
 * @param verdicts the verdicts on the run's metrics
 * @param problems how the run's trials depart from the experiment's design, a sentence each; empty
 *     if they do not
 */
public record JudgedEvidence(Description description, Verdicts verdicts, List<String> problems) {

    /** Keeps a copy of the list. */
    public JudgedEvidence {
        problems = List.copyOf(problems);
    }
}
