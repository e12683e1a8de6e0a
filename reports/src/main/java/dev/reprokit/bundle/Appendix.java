package dev.reprokit.bundle;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.report.Answer;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An artifact appendix: what reviewers of artifacts need to know to judge one. It is public because
 * the template engine reads only public classes.
 *
 * @param work the project
 * @param summary what became of the claims, in a sentence
 * @param files the number of files of the runs and baselines
 * @param size their size in words
 * @param time how long all runs take together, in words
 * @param devices the machines in words
 * @param versions the versions of the software, e.g. {@code PyTorch 2.5.1}
 * @param data the data that were read
 * @param metrics the names of the metrics that the claims have read
 * @param experiments the experiments
 * @param claims the claims that were asked
 * @param notAsked the claims that were not asked
 */
public record Appendix(
        Work work,
        String summary,
        int files,
        String size,
        String time,
        List<String> devices,
        List<String> versions,
        List<Data> data,
        List<String> metrics,
        List<Experiment> experiments,
        List<Claim> claims,
        List<NotAsked> notAsked) {

    /** {@return the names of the data sets, each once} */
    public List<String> dataNames() {
        return data.stream().map(Data::name).distinct().toList();
    }

    /**
     * Data that were read.
     *
     * @param name the data set's id, or whose data they are
     * @param notes remarks
     * @param files their files
     */
    public record Data(String name, List<String> notes, List<DataFile> files) {

        static Data of(BundledData data) {
            return new Data(
                    data.name(),
                    data.notes(),
                    data.digests().entrySet().stream()
                            .map(file -> new DataFile(file.getKey(), file.getValue()))
                            .toList());
        }
    }

    /**
     * A file of data.
     *
     * @param name its name
     * @param sha256 its digest
     */
    public record DataFile(String name, String sha256) {}

    /**
     * An experiment.
     *
     * @param number e.g. {@code E1}
     * @param id its id
     * @param title its title
     * @param question what it asks
     * @param source who asked it first
     * @param scale how much of the published protocol was repeated
     * @param departures what makes the run less than the protocol, one sentence each
     * @param command what the user typed
     * @param time how long the computer takes, in words
     * @param size the size of its files, in words
     * @param device the machine in words
     * @param trials the number of trials
     * @param seeds the number of seeds
     * @param claims the numbers of its claims, e.g. {@code C1}
     * @param page its page in the bundle
     */
    public record Experiment(
            String number,
            String id,
            String title,
            String question,
            String source,
            String scale,
            List<String> departures,
            String command,
            String time,
            String size,
            String device,
            int trials,
            int seeds,
            List<String> claims,
            String page) {}

    /**
     * A claim that was asked.
     *
     * @param number e.g. {@code C1}
     * @param id its id
     * @param sentence what is claimed
     * @param source by whom
     * @param experiment the number of the experiment that shows it, e.g. {@code E1}
     * @param published what was published, in words; null if no value was
     * @param observed this run's value in words
     * @param criteria what it was held to
     * @param verdict the verdict in words
     * @param page where it stands in the bundle
     */
    public record Claim(
            String number,
            String id,
            String sentence,
            String source,
            String experiment,
            @Nullable String published,
            String observed,
            List<String> criteria,
            String verdict,
            String page) {}

    /**
     * A claim that was not asked.
     *
     * @param experiment the experiment's number, e.g. {@code E1}
     * @param id its id
     * @param sentence what is claimed
     * @param furtherRun what would have to run; null if that is unknown
     */
    public record NotAsked(
            String experiment, String id, String sentence, @Nullable String furtherRun) {}

    static Appendix of(BundleContents bundle) {
        List<Run> runs = bundle.runs().runs();
        Disagreements disagreements = bundle.disagreements();
        List<Experiment> experiments = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        List<NotAsked> notAsked = new ArrayList<>();
        for (Run run : runs) {
            String number = "E" + (experiments.size() + 1);
            List<String> own = new ArrayList<>();
            for (Judgement claim : run.verdicts().claims()) {
                if (claim.isAsked()) {
                    own.add("C" + (claims.size() + 1));
                    claims.add(
                            claim(
                                    own.get(own.size() - 1),
                                    claim,
                                    number,
                                    disagreements.verdict(run.experiment(), claim),
                                    page(run)));
                } else {
                    notAsked.add(
                            new NotAsked(number, claim.id(), claim.sentence(), claim.furtherRun()));
                }
            }
            experiments.add(experiment(number, run, own, bundle));
        }
        return new Appendix(
                bundle.work(),
                Answer.to(runs.stream().map(Run::verdicts).toList(), disagreements),
                bundle.evidence().size(),
                size(bundle.evidence().stream()),
                TimeSpan.inWords(runs.stream().mapToDouble(Appendix::seconds).sum()),
                distinct(
                        runs,
                        run ->
                                List.of(
                                        "%s, %s"
                                                .formatted(
                                                        run.provenance().device(),
                                                        run.provenance().cpuCapability()))),
                distinct(
                        runs,
                        run ->
                                run.provenance().versions().entrySet().stream()
                                        .map(version -> version.getKey() + " " + version.getValue())
                                        .toList()),
                data(runs),
                metrics(runs),
                experiments,
                claims,
                notAsked);
    }

    private static Experiment experiment(
            String number, Run run, List<String> claims, BundleContents bundle) {
        String folder = "%s/%s/".formatted(BundleWriter.RUNS, run.experiment());
        return new Experiment(
                number,
                run.experiment(),
                run.description().title(),
                run.description().question(),
                run.description().source(),
                run.plan().scale().id(),
                Departures.of(run),
                run.provenance().command().replaceAll("\\R", " "),
                TimeSpan.inWords(seconds(run)),
                size(bundle.evidence().stream().filter(file -> file.path().startsWith(folder))),
                run.provenance().device(),
                run.results().trials().size(),
                run.provenance().seeds().size(),
                claims,
                page(run));
    }

    private static String page(Run run) {
        return "%s/%s/report.html".formatted(BundleWriter.RUNS, run.experiment());
    }

    private static Claim claim(
            String number, Judgement claim, String experiment, String verdict, String page) {
        return new Claim(
                number,
                claim.id(),
                claim.sentence(),
                claim.source(),
                experiment,
                published(claim),
                observed(claim),
                claim.criteria(),
                verdict,
                "%s#claim-%s".formatted(page, encoded(claim.id())));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static @Nullable String published(Judgement claim) {
        boolean any =
                Stream.of(claim.published(), claim.log())
                        .anyMatch(value -> value != null && !value.isBlank());
        return any ? claim.expectedInWords() : null;
    }

    private static String observed(Judgement claim) {
        String observed = claim.observedInWords();
        return claim.low() == null || claim.confidence() == null
                ? observed
                : "%s (%s %% interval)"
                        .formatted(observed, Numbers.number(claim.confidence() * 100));
    }

    /** {@return the time of a run, whichever part of it earlier runs have spent} */
    private static double seconds(Run run) {
        double packed =
                run.results().trials().stream().mapToDouble(TrialRow::seconds).sum()
                        / Math.max(1, run.provenance().trialsAtOnce());
        return Math.max(run.provenance().wallSeconds(), packed);
    }

    private static String size(Stream<BundledFile> files) {
        long bytes = files.mapToLong(BundledFile::bytes).sum();
        return String.format(Locale.ROOT, "%.1f MB", Math.max(0.1, bytes / 1e6));
    }

    private static List<String> distinct(
            List<Run> runs, Function<Run, Collection<String>> property) {
        Set<String> all = new LinkedHashSet<>();
        runs.forEach(run -> all.addAll(property.apply(run)));
        return List.copyOf(all);
    }

    private static List<Data> data(List<Run> runs) {
        return runs.stream()
                .map(BundledData::of)
                .filter(BundledData::isKnown)
                .collect(
                        Collectors.toMap(
                                BundledData::ref, Data::of, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static List<String> metrics(List<Run> runs) {
        Set<String> metrics = new TreeSet<>();
        runs.forEach(run -> run.verdicts().observed().values().forEach(metrics::addAll));
        return List.copyOf(metrics);
    }
}
