package dev.reprokit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.trap.Trap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The committed pages are those that the sources give, and so are the files that name every
 * experiment. {@code -Dupdate} writes them anew: {@code mvn test -pl
 * reports,plugin,experiments-module -Drepro.skip -Dtest=GeneratedPagesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dupdate}.
 */
class GeneratedPagesTest {
    /** Before the pages, which show the experiments that the service file names. */
    @BeforeAll
    static void register() throws IOException {
        if (System.getProperty("update") != null) {
            Registration.find().write();
        }
    }

    @Test
    void everyExperimentIsNamedWhereItMustBe() throws IOException {
        Registration.find()
                .files()
                .forEach(
                        (file, text) ->
                                assertThat(Page.ROOT.resolve(file))
                                        .as("%s names experiments; -Dupdate writes it", file)
                                        .hasContent(text));
    }

    @Test
    void goalsAndParametersAreThoseOfThePluginsDescriptor() throws Exception {
        String page =
                new GoalsPage(
                                PluginDescriptor.read(),
                                ExperimentsPage.experiments().stream()
                                        .map(Experiment::id)
                                        .collect(Collectors.toSet()))
                        .render();
        assertIs(page, Path.of("plugin/src/site/markdown/goals.md"));
    }

    @Test
    void experimentsAreThoseOfTheCatalogue() throws IOException {
        assertIs(
                new ExperimentsPage().render(),
                Path.of("experiments-module/src/site/markdown/experiments.md"));
    }

    @Test
    void trapsAreThoseOfTheTable() throws IOException {
        assertIs(
                new TrapsPage(Trap.all()).render(),
                Path.of("experiments-module/src/site/markdown/traps.md"));
    }

    private static void assertIs(String page, Path file) throws IOException {
        if (System.getProperty("update") != null) {
            Files.writeString(Page.ROOT.resolve(file), page);
        }
        assertThat(Page.ROOT.resolve(file))
                .as("%s is generated; -Dupdate writes it anew", file)
                .hasContent(page);
    }
}
