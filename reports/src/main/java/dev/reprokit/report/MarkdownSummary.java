package dev.reprokit.report;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sums up a run folder in GitHub's Markdown: one sentence, one row per experiment, the claims that
 * are not reproduced, and the experiments without readable results.
 */
final class MarkdownSummary {
    private final StringBuilder text = new StringBuilder();

    private MarkdownSummary() {}

    /** {@return the Markdown text} */
    static String of(
            List<Evidence> experiments, List<View.Problem> problems, Comparison comparison) {
        MarkdownSummary summary = new MarkdownSummary();
        summary.answer(experiments);
        summary.experiments(experiments);
        summary.openClaims(experiments);
        summary.baseline(comparison);
        summary.problems(problems);
        return summary.text.toString();
    }

    private void answer(List<Evidence> experiments) {
        String sentence = Answer.to(experiments.stream().map(Evidence::verdicts).toList());
        text.append("## Reproduction\n\n").append(escaped(sentence)).append('\n');
    }

    private void experiments(List<Evidence> experiments) {
        if (experiments.isEmpty()) {
            return;
        }
        text.append('\n');
        row("experiment", "scale", "verdicts", "device", "took");
        row("---", "---", "---", "---", "---");
        for (Evidence evidence : experiments) {
            row(
                    evidence.plan().experiment(),
                    evidence.plan().scale().id(),
                    View.Count.all(evidence.verdicts()).stream()
                            .map(count -> count.claims() + " " + count.verdict().words())
                            .collect(Collectors.joining(", ")),
                    evidence.provenance().device(),
                    Templates.duration(evidence.provenance().wallSeconds()));
        }
    }

    /** Lists the claims that were checked and are not reproduced. */
    private void openClaims(List<Evidence> experiments) {
        boolean any =
                experiments.stream()
                        .flatMap(evidence -> evidence.verdicts().claims().stream())
                        .anyMatch(MarkdownSummary::isOpen);
        if (!any) {
            return;
        }
        text.append("\n### Claims that are not reproduced\n\n");
        row("claim", "expected", "observed", "verdict");
        row("---", "---", "---", "---");
        for (Evidence evidence : experiments) {
            for (Judgement claim : evidence.verdicts().claims()) {
                if (isOpen(claim)) {
                    row(
                            "%s %s: %s"
                                    .formatted(
                                            evidence.plan().experiment(),
                                            claim.id(),
                                            claim.sentence()),
                            claim.expectedInWords(),
                            claim.observedInWords(),
                            claim.verdict().words());
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
        comparison
                .findings()
                .forEach(
                        finding ->
                                row(
                                        finding.experiment(),
                                        finding.kind().words(),
                                        finding.message()));
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

    private static boolean isOpen(Judgement claim) {
        return claim.verdict() != Verdict.REPRODUCED && claim.verdict() != Verdict.NOT_APPLICABLE;
    }

    private void row(String... cells) {
        text.append(
                Arrays.stream(cells)
                        .map(MarkdownSummary::escaped)
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Escapes a text so that it neither becomes mark-up nor ends its cell. */
    private static String escaped(String cell) {
        return cell.strip()
                .replaceAll("[\\\\`*_{}\\[\\]<>|#~&]", "\\\\$0")
                .replaceAll("\\R", "<br>");
    }
}
