package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.bundle.OpenedBundle;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Undecided;

import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of a project and its machine gets into a bundle. */
class BundleFilesTest {
    private static final String HOME = System.getProperty("user.home");

    @TempDir private Path temp;

    @Test
    void twoClonesGiveTheSameBytes() throws Exception {
        Path one = bundled(temp.resolve("one clone"));
        Path other = bundled(temp.resolve("another/place"));

        assertThat(one).hasSameBinaryContentAs(other);
        assertThat(one.resolveSibling("bundle.zip.intoto.json"))
                .hasSameBinaryContentAs(other.resolveSibling("bundle.zip.intoto.json"));
    }

    @Test
    void itTellsNothingOfMachinesAndNoSecret() throws Exception {
        String text = Files.readString(bundled(temp.resolve("clone")), StandardCharsets.ISO_8859_1);

        assertThat(text)
                .doesNotContain(temp.toString(), "/home/runner", "/Users/ada", "hunter2", "tok3n")
                .contains("HOME/ci/settings.xml", "HOME/notes.txt");
    }

    @Test
    void whatThePomDoesNotSayIsLeftOut() throws Exception {
        OpenedBundle bundle =
                OpenedBundle.open(bundled(temp.resolve("clone")), temp.resolve("opened"), "1");

        assertThat(bundle.work().licences())
                .singleElement()
                .satisfies(
                        licence ->
                                assertThat(licence.name())
                                        .isEqualTo("https://example.org/licence"));
        assertThat(bundle.work().authors())
                .singleElement()
                .satisfies(author -> assertThat(author.organization()).isNull());
        assertThat(bundle.work().url()).isNull();
        assertThat(bundle.work().commit()).isEqualTo("abc");
    }

    @Test
    void runsThatAreNotWholeAreNotBundled() throws IOException {
        Path clone = temp.resolve("clone");
        WholeRun.write(clone.resolve("target/repro"), "whole");
        WholeRun.write(clone.resolve("target/repro"), "broken");
        Files.delete(new ExperimentFolder(clone.resolve("target/repro/broken")).verdicts());

        assertThatThrownBy(() -> write(clone, clone.resolve("bundle.zip")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("broken: verdicts.json is missing");
        assertThat(clone.resolve("bundle.zip")).doesNotExist();
    }

    @Test
    void runsThatABudgetHasEndedAreNotBundled() throws IOException {
        Path clone = temp.resolve("clone");
        WholeRun.write(clone.resolve("target/repro"), "open");
        JsonFile.write(
                new ExperimentFolder(clone.resolve("target/repro/open")).undecided(),
                new Undecided(3, 5, 6, 10, 60.0));

        assertThatThrownBy(() -> write(clone, clone.resolve("bundle.zip")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("trials of these are still to run: open");
    }

    @Test
    void aBundleAmongTheFilesThatAreGatheredIsRefused() throws IOException {
        Path clone = temp.resolve("clone");
        WholeRun.write(clone.resolve("target/repro"), "whole");

        assertThatThrownBy(() -> write(clone, clone.resolve("target/repro/bundle/my.zip")))
                .hasMessageContaining("files are gathered there");
    }

    private Path bundled(Path clone) throws Exception {
        Path runFolder = clone.resolve("target/repro");
        WholeRun.write(runFolder, "whole");
        ExperimentFolder run = new ExperimentFolder(runFolder.resolve("whole"));
        Files.writeString(
                run.provenance(),
                Files.readString(run.provenance())
                        .replace(
                                "\"mvn verify\"",
                                "\"mvn verify -s /home/runner/ci/settings.xml -Dx="
                                        + clone.toString().replace("\\", "/")
                                        + "/target/repro/x\""));
        Path baseline = baselines(clone).file(Scale.SMOKE, "whole");
        Files.createDirectories(baseline.getParent());
        Files.writeString(baseline, "# reason: see /Users/ada/notes.txt\n");
        Path zip = clone.resolve("bundle.zip");
        write(clone, zip);
        return zip;
    }

    private static BaselineFolder baselines(Path clone) {
        return new BaselineFolder(clone.resolve("src/repro/baseline"));
    }

    private static void write(Path clone, Path zip) throws IOException, MojoExecutionException {
        Path runFolder = clone.resolve("target/repro");
        new BundleFiles(
                        new SitePages.Source("a", runFolder, baselines(clone)),
                        runFolder.resolve("bundle"))
                .write(zip, "1", project());
        assertThat(runFolder.resolve("bundle")).doesNotExist();
    }

    private static MavenProject project() {
        Model model = new Model();
        model.setGroupId("g");
        model.setArtifactId("a");
        model.setVersion("1");
        model.setUrl(" ");
        model.setDescription("Notes in " + HOME + "/notes.txt, with -Dpassword=hunter2");
        Scm scm = new Scm();
        scm.setUrl("https://tok3n@example.org/a");
        model.setScm(scm);
        License licence = new License();
        licence.setUrl("https://example.org/licence");
        model.addLicense(licence);
        model.addLicense(new License());
        Developer developer = new Developer();
        developer.setName("Ada Lovelace");
        developer.setOrganization("");
        model.addDeveloper(developer);
        model.addDeveloper(new Developer());
        return new MavenProject(model);
    }
}
