package dev.reprokit.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class DefinitionTest {
    private static final String SHOWN = "src/repro/experiments/rate.yaml";

    @TempDir private Path project;

    private Definition read(String text) throws DefinitionException {
        return Definition.read(DefinitionFile.write(project, "rate", text), SHOWN);
    }

    @Test
    void aFileIsAnExperiment() throws DefinitionException {
        Definition rate = read(DefinitionFile.SOUND);
        assertThat(rate.about().id()).isEqualTo("rate");
        assertThat(rate.about().question()).startsWith("Does a toy");
        Design smoke = rate.design(Scale.SMOKE);
        assertThat(smoke.conditions())
                .containsExactly(
                        new Condition("fast", "rate 0.5", 3, Map.of("rate", "0.5")),
                        new Condition("slow", "rate 0.1", 3, Map.of("rate", "0.1")));
        assertThat(smoke.seeds()).isEqualTo(5);
        assertThat(rate.design(Scale.PAPER).conditions().get(0).epochs()).isEqualTo(30);
        assertThat(rate.declaredMetrics())
                .containsExactly(
                        new DeclaredMetric("accuracy", "test accuracy", Direction.HIGHER_IS_BETTER),
                        new DeclaredMetric("loss", "loss", Direction.LOWER_IS_BETTER));
        assertThat(rate.argv(Map.of("seed", "7", "rate", "0.5")))
                .containsExactly("sh", "train.sh", "7", "0.5");
    }

    @Test
    void aScaleThatIsNotNamedIsTheNextSmallerOne() throws DefinitionException {
        Definition rate = read(DefinitionFile.SOUND);
        assertThat(rate.design(Scale.REDUCED)).isEqualTo(rate.design(Scale.SMOKE));
        Definition only = read(DefinitionFile.with("  smoke: {epochs: 3, seeds: 5}\n", ""));
        assertThat(only.design(Scale.SMOKE)).isEqualTo(only.design(Scale.PAPER));
    }

    /** The claims in words have the tests of those in Java, which their words name. */
    @Test
    void claimsAreThoseThatJavaWouldMake() throws DefinitionException {
        Measure accuracy = Measure.percent("accuracy", "final test accuracy");
        DefinedArm fast = new DefinedArm("fast", "rate 0.5");
        DefinedArm slow = new DefinedArm("slow", "rate 0.1");
        List<Claim> claims = read(DefinitionFile.SOUND).claims();
        assertThat(claims.get(0).criteriaInWords())
                .isEqualTo(
                        Claim.of("C1", "")
                                .that(accuracy.in(fast))
                                .isHigherThan(accuracy.in(slow))
                                .criteriaInWords());
        assertThat(claims.get(1).criteriaInWords())
                .isEqualTo(
                        Claim.of("C2", "")
                                .that(accuracy.in(fast))
                                .hasMeanWithin(94, 100)
                                .because("the paper's own spread")
                                .criteriaInWords());
        assertThat(claims.get(1).published()).isEqualTo("97 %");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare: fast.loss < slow.loss | 'final loss, rate 0.5' to be lower than 'final loss, rate 0.1'",
                "'equivalent: [fast.loss, slow.loss]\\n    within: 0.1' | equivalent",
                "'difference: fast.accuracy - slow.accuracy\\n    above: 3' | above 3",
                "'ratio: slow.loss / fast.loss\\n    between: [1.5, 2]' | ratio",
                "'value: fast.loss\\n    below: 1\\n    seeds: all' | every seed",
                "'value: fast.loss\\n    at: best\\n    below: 1' | 'best loss, rate 0.5'",
                "'value: fast.loss\\n    at: mean\\n    between: [0, 1]' | mean loss over the epochs",
                "'value: fast.loss\\n    at: epoch 2\\n    above: 0' | loss after epoch 2"
            })
    void everyFormOfAClaimIsRead(String form, String words) throws DefinitionException {
        String text =
                DefinitionFile.SOUND.substring(0, DefinitionFile.SOUND.indexOf("claims:"))
                        + """
                        claims:
                          - id: C1
                            claim: So it is.
                            source: a paper
                            given-nothing: a toy
                            because: of nothing
                            %s
                        """
                                .formatted(form.replace("\\n", "\n"));
        assertThat(String.join("\n", read(text).claims().get(0).criteriaInWords()))
                .contains(words.replace("''", "'"))
                .contains("because: of nothing");
    }

    @Test
    void aFloorIsAskedOfItsCondition() throws DefinitionException {
        Definition rate =
                read(
                        DefinitionFile.with(
                                "given-nothing: a toy",
                                "given: [fast.accuracy >= 50, slow.accuracy >= 20]"));
        assertThat(rate.claims().get(0).conditionsWithFloor()).containsExactly("fast", "slow");
        assertThat(String.join("\n", rate.claims().get(0).criteriaInWords()))
                .contains("given every seed of 'final test accuracy, fast' to be at least 50");
    }

    /** Each fault is told with its place, its word and the nearest legal one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: A | titel: A | 1:1: there is no key 'titel'; did you mean 'title'?",
                "title: A higher rate learns faster | '' | 2:1: 'title:' is missing here",
                "{seed} {rate} | {sede} {rate} | 4:6: there is no placeholder 'sede'; did you mean 'seed'?",
                "{seed} {rate} | {seed} | 4:6: conditions set rate, which the program is not told: write {rate}",
                "sh train.sh {seed} | sh -c 'train.sh' {seed} | a character that only a shell would read",
                "rate 0.1, rate: 0.1 | rate 0.1, speed: 0.1 | this condition sets speed, and the first one sets rate",
                "inputs: | 'import: {runs: ''{sede}''}\\ninputs:' | 5:16: there is no placeholder 'sede'; did you mean 'seed'?; there are condition, seed, rate",
                "inputs: | 'import: {run: a}\\ninputs:' | 5:10: there is no key 'run'; did you mean 'runs'?",
                "inputs: | 'import: {run: a}\\ninputs:' | 5:9: expected one of runs, mlflow",
                "inputs: | 'import: {runs: a, mlflow: a}\\ninputs:' | 5:9: expected one of runs, mlflow",
                "inputs: | 'import: {runs: a, params: {seed: 1}}\\ninputs:' | are those of runs in MLflow: it needs 'mlflow'",
                "inputs: | 'import: {mlflow: a, params: {s: ''{sed}''}}\\ninputs:' | 5:33: there is no placeholder 'sed'; did you mean 'seed'?",
                "fast: | Fast: | expected a condition's id of lower-case letters",
                "smoke: {epochs: 3 | smok: {epochs: 3 | there is no scale 'smok'; did you mean 'smoke'?",
                "epochs: 3, | epochs: three, | 'epochs' takes a whole number from 1 on, not 'three'",
                "epochs: 3, | epochs: 0, | 'epochs' takes a whole number from 1 on, not '0'",
                "seeds: 5}\\n  paper | seed: 5}\\n  paper | there is no key 'seed'; did you mean 'seeds'?",
                "better: lower | better: less | 'better' is higher or lower, not 'less'",
                "slow.accuracy | slow.acuracy | there is no CONDITION.METRIC 'slow.acuracy'; did you mean 'slow.accuracy'?",
                "fast.accuracy > slow.accuracy | fast.accuracy beats slow.accuracy | takes CONDITION.METRIC > CONDITION.METRIC",
                "fast.accuracy > slow.accuracy | fast.accuracy > fast.accuracy | is compared with itself",
                "fast.accuracy > slow.accuracy | fast.accuracy > slow.loss | only numbers of one unit can be compared",
                "within: 3 | withn: 3 | there is no key 'withn'; did you mean 'within'?",
                "near: 97 | nearly: 97 | needs one of above, below, between, or near and within",
                "near: 97 | near: many | 'near' takes a number, not 'many'",
                "    because: the paper's own spread\\n | '' | say with 'because:' why the bound is what it is",
                "compare: | value: fast.loss\\n    compare: | a claim says one of compare, equivalent, difference, ratio, value; this says compare and value",
                "given-nothing: a toy | 'given: fast.accuracy > 3' | 'given' takes CONDITION.METRIC >= NUMBER",
                "within: 3 | within: -3 | 'within' takes a positive margin",
                "'better: lower}\\nclaims:' | 'label: loss}\\nclaims:\\n  - {id: C0, claim: a, source: b, value: fast.loss, at: best, above: 0, because: c}' | which loss is the best is unknown",
                "value: fast.accuracy | 'value: fast.accuracy\\n    at: epoch 4' | scale smoke has 3 epochs, so that there is no epoch 4",
                "given-nothing: a toy | published: so | claim C1 compares conditions, but does not say what fast and slow must have reached",
                "value: fast.accuracy | 'value: fast.accuracy\\n    at: end' | 'at' is last, best, mean or 'epoch N', not 'end'",
                "inputs: [train.sh] | 'inputs: [train.sh]\\nread: {xml: a.xml}' | expected one of json-lines, csv, output, tensorboard",
                "inputs: [train.sh] | 'inputs: [train.sh]\\nread: {output: {accuracy: ''acc .*''}}' | a pattern has one group",
                "inputs: [train.sh] | 'inputs: [train.sh]\\nread: {output: {accuracy: ''acc (''}}' | this is no regular expression",
                "inputs: [train.sh] | 'inputs: [train.sh]\\ninputs: [other.sh]' | 'inputs' is there twice",
                "inputs: [train.sh] | 'inputs: [train.sh' | this is no YAML",
                "inputs: [train.sh] | '\tinputs: [train.sh]' | this is no YAML"
            })
    void whatIsWrongIsToldWithItsPlace(String part, String other, String sentence) {
        String wrong = DefinitionFile.with(part.replace("\\n", "\n"), other.replace("\\n", "\n"));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> read(wrong))
                .withMessageContaining(SHOWN + ":")
                .withMessageContaining(sentence);
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheFile() {
        String wrong =
                DefinitionFile.SOUND
                        .replace("title:", "titel:")
                        .replace("{seed}", "{sede}")
                        .replace("slow.accuracy", "slow.acuracy");
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> read(wrong))
                .satisfies(
                        e ->
                                assertThat(e.getMessage().lines().map(DefinitionTest::line))
                                        .containsExactly(1, 1, 4, 19));
    }

    private static int line(String fault) {
        return Integer.parseInt(fault.split(":")[1]);
    }

    /** Java's own examples of what YAML 1.1 read otherwise: words stay as they are written. */
    @Test
    void wordsStayAsTheyAreWritten() throws DefinitionException {
        Definition rate =
                read(
                        DefinitionFile.SOUND
                                .replace("rate: 0.5}", "rate: 0.50}")
                                .replace("rate: 0.1}", "rate: no}"));
        assertThat(rate.conditions().get(0).values()).containsEntry("rate", "0.50");
        assertThat(rate.conditions().get(1).values()).containsEntry("rate", "no");
    }
}
