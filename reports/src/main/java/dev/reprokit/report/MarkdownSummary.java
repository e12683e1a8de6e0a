package dev.reprokit.report;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.internal.text.MarkdownText;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdicts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sums up a run folder in GitHub's Markdown: two sentences, one row per experiment, the claims that
 * were asked and are not reproduced, and the experiments without readable results.
 */
final class MarkdownSummary {
    private final Disagreements disagreements;
    private final StringBuilder text = new StringBuilder();

    private MarkdownSummary(Disagreements disagreements) {
        this.disagreements = disagreements;
    }

    /** {@return the Markdown text} */
    static String of(RunFolder folder, Comparison comparison, Disagreements disagreements) {
        MarkdownSummary summary = new MarkdownSummary(disagreements);
        summary.answer(folder.runs());
        summary.experiments(folder.runs());
        summary.openClaims(folder.runs());
        summary.baseline(comparison);
        summary.problems(View.Problem.all(folder));
        return summary.text.toString();
    }

    private void answer(List<Run> experiments) {
        List<Verdicts> verdicts = experiments.stream().map(Run::verdicts).toList();
        text.append("## Reproduction\n\n");
        if (!verdicts.isEmpty()) {
            text.append(MarkdownText.escaped(Headline.withNames(verdicts, disagreements)))
                    .append("\n\n");
        }
        text.append(MarkdownText.escaped(Answer.to(verdicts, disagreements))).append('\n');
        for (Run run : experiments) {
            if (run.verdicts().look() != null) {
                text.append("\n**Only a look, no evidence:** ")
                        .append(
                                MarkdownText.escaped(
                                        "%s (%s)"
                                                .formatted(
                                                        run.experiment(), run.verdicts().look())))
                        .append(".\n");
            }
            if (run.verdicts().imported() != null) {
                text.append("\n**Judged, not run:** ")
                        .append(
                                MarkdownText.escaped(
                                        "%s (runs in %s)"
                                                .formatted(
                                                        run.experiment(),
                                                        run.verdicts().imported())))
                        .append(".\n");
            }
            if (run.undecided() != null) {
                text.append("\n**Undecided yet:** ")
                        .append(
                                MarkdownText.escaped(
                                        "%s (%s)"
                                                .formatted(
                                                        run.experiment(),
                                                        run.undecided().inWords())))
                        .append(".\n");
            }
        }
    }

    private void experiments(List<Run> experiments) {
        if (experiments.isEmpty()) {
            return;
        }
        text.append('\n');
        row("experiment", "scale", "result", "verdicts", "device", "took");
        row("---", "---", "---", "---", "---", "---");
        for (Run run : experiments) {
            row(
                    run.experiment(),
                    run.plan().scale().id(),
                    Standing.of(run.verdicts(), disagreements.in(run.verdicts()).keySet())
                            .inWords(),
                    View.Count.all(run.verdicts()).stream()
                            .map(count -> count.claims() + " " + count.words())
                            .collect(Collectors.joining(", ")),
                    run.provenance().device(),
                    took(run.provenance()));
        }
    }

    private static String took(Provenance provenance) {
        String time = Templates.duration(provenance.wallSeconds());
        return provenance.reusedTrials() == 0
                ? time
                : "%s and %s reused".formatted(time, provenance.reusedTrials());
    }

    /** Lists the claims that were asked and are not reproduced. */
    private void openClaims(List<Run> experiments) {
        boolean any =
                experiments.stream()
                        .flatMap(run -> run.verdicts().claims().stream())
                        .anyMatch(MarkdownSummary::isOpen);
        if (!any) {
            return;
        }
        text.append("\n### Claims that were asked and are not reproduced\n\n");
        row("claim", "expected", "observed", "verdict");
        row("---", "---", "---", "---");
        for (Run run : experiments) {
            for (Judgement claim : run.verdicts().claims()) {
                if (isOpen(claim)) {
                    row(
                            "%s %s: %s".formatted(run.experiment(), claim.id(), claim.sentence()),
                            claim.expectedInWords(),
                            claim.observedInWords(),
                            verdict(run.experiment(), claim));
                }
            }
        }
    }

    private void baseline(Comparison comparison) {
        if (comparison.findings().isEmpty()) {
            return;
        }
        text.append("\n### Differences from the baseline\n\n");
        row("experiment", "kind", "difference");
        row("---", "---", "---");
        View.Excerpt<Difference> shown =
                View.Excerpt.of(comparison.findings(), finding -> finding.kind().isFailure());
        shown.rows()
                .forEach(
                        finding ->
                                row(
                                        finding.experiment(),
                                        finding.kind().words(),
                                        finding.message()));
        if (shown.isPart()) {
            text.append("\n%s differences; repro:check logs all.\n".formatted(shown.count()));
        }
    }

    private void problems(List<View.Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        text.append("\n### Experiments without readable results\n\n");
        row("experiment", "why");
        row("---", "---");
        problems.forEach(problem -> row(problem.folder(), problem.message()));
    }

    private String verdict(String experiment, Judgement claim) {
        String words = disagreements.verdict(experiment, claim);
        return claim.furtherRun() == null
                ? words
                : "%s; would have to run: %s".formatted(words, claim.furtherRun());
    }

    private static boolean isOpen(Judgement claim) {
        return switch (claim.verdict()) {
            case REPRODUCED, UNDECIDED_YET, NOT_APPLICABLE -> false;
            case NOT_REPRODUCED, INCONCLUSIVE, INVALID -> true;
        };
    }

    private void row(String... cells) {
        text.append(
                Arrays.stream(cells)
                        .map(MarkdownText::escaped)
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
