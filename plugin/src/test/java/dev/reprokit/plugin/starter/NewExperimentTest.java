package dev.reprokit.plugin.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class NewExperimentTest {
    private static NewExperiment experiment(String id) {
        return new NewExperiment(id, "a.b", "1.2.3");
    }

    @ParameterizedTest
    @CsvSource({"my-idea, MyIdea", "idea, Idea", "x2-y3, X2Y3"})
    void theClassIsNamedAfterTheId(String id, String name) {
        assertThat(id).matches(NewExperiment.ID);
        assertThat(experiment(id).className()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "My-idea", "2019-idea", "my--idea", "my-idea-", "my_idea", "../x"})
    void otherIdsAreIllegal(String id) {
        assertThat(id).doesNotMatch(NewExperiment.ID);
    }

    @Test
    void aNameThatTheSourceUsesItselfIsFound() {
        assertThat(experiment("trial").isNamedLikeAnother()).isTrue();
        assertThat(experiment("random-stream").isNamedLikeAnother()).isTrue();
        assertThat(experiment("override").isNamedLikeAnother()).isTrue();
        assertThat(experiment("my-trial").isNamedLikeAnother()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyPlaceIsFilled(Template template) {
        assertThat(experiment("my-idea").fill(template)).isNotBlank().doesNotContain("{{", "}}");
    }

    @Test
    void thePomHasItsParts() {
        String pom = experiment("my-idea").fill(Template.POM);
        assertThat(pom)
                .contains("<artifactId>my-idea</artifactId>", "<version>1.2.3</version>")
                .contains(experiment("other").fill(Template.REPRODUCTION_PLUGIN));
    }

    @Test
    void theVersionOfJUnitIsTheOneThatIsTriedHere() throws Exception {
        Matcher version =
                Pattern.compile("<junit.version>(.*)</junit.version>")
                        .matcher(Files.readString(Path.of("../pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Template.JUNIT_DEPENDENCY.text())
                .contains("<version>%s</version>".formatted(version.group(1)));
    }
}
