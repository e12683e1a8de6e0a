package dev.reprokit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;

/** A rule that holds in the house, and that is shown to be broken by planted code. */
final class HouseRule {
    private final ArchRule rule;

    private HouseRule(ArchRule rule) {
        this.rule = rule;
    }

    /**
     * Checks a rule against all main code.
     *
     * @param rule about classes
     * @return the rule, to be shown failing
     */
    static HouseRule holds(ArchRule rule) {
        rule.check(House.classes());
        return new HouseRule(rule);
    }

    /**
     * Checks that the rule finds what is wrong with planted code.
     *
     * @param sources the offender first, then what it needs to be compiled
     */
    HouseRule isBrokenBy(String... sources) {
        assertThat(rule.evaluate(PlantedCode.compile(sources)).getFailureReport().getDetails())
                .as(rule.getDescription())
                .anyMatch(detail -> detail.contains(PlantedCode.name(sources[0])));
        return this;
    }
}
