package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonPageTest {
    private Path folder;
    private Path page;

    @BeforeAll
    void compare(@TempDir Path empty) throws IOException {
        folder = empty;
        page = ComparedFolders.write(folder);
    }

    @Test
    void thePageHasASectionForAllThatDiffers() {
        assertThat(page)
                .content()
                .contains(
                        "<h1>now held against before</h1>",
                        ">Experiments</h2>",
                        ">Verdicts that changed</h2>",
                        ">Values that changed</h2>",
                        ">Other differences</h2>",
                        ">Not held against each other</h2>",
                        "<span>only-left</span>",
                        "it did not run on the right",
                        "verdict not-reproduced");
        assertThat(page.resolveSibling("assets/report.css")).exists();
    }

    @Test
    void textIsEscapedAndForeignScriptsAreForbidden() {
        assertThat(page)
                .content()
                .contains("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("Content-Security-Policy", "default-src 'none'")
                .doesNotContain("<script", "unsafe-", "http:", "https:");
    }

    @Test
    void theMarkdownHasTheSameSectionsAndNoFolderOfThisMachine() throws IOException {
        String markdown = Files.readString(page.resolveSibling("comparison.md"));

        assertThat(markdown)
                .startsWith("# now held against before\n\n")
                .contains(
                        "\n## Verdicts that changed\n",
                        "\n| claim | before | now |\n| --- | --- | --- |\n",
                        "\n| only-left | it did not run on the right |\n",
                        "\n## How to read this\n")
                .doesNotContain(folder.toString())
                .doesNotContainPattern("(?<!\\\\)<script");
    }

    @Test
    void theValuesHaveARowEach() throws IOException {
        assertThat(Files.readAllLines(page.resolveSibling("comparison.csv")))
                .startsWith(
                        "experiment,condition,metric,left,right,difference,tolerance,seeds,p,same_bits,outcome")
                .filteredOn(line -> line.startsWith("odd,with,test_accuracy after the last epoch,"))
                .singleElement()
                .asString()
                .contains(",3 pairs,")
                .endsWith(",false,worse");
    }
}
