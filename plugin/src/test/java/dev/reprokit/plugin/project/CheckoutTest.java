package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class CheckoutTest {
    @TempDir private Path folder;

    @Test
    void aCheckoutOfAnotherUserIsSaidWithTheSetting() throws Exception {
        init();
        // By this variable git's own tests pretend that another user owns everything.
        Map<String, String> other = Map.of("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        assertThat(new Checkout(folder, other).refusal())
                .hasValueSatisfying(
                        sentence ->
                                assertThat(sentence)
                                        .contains("another user owns the checkout")
                                        .endsWith("--add safe.directory " + folder));
    }

    @Test
    void anythingElseIsNoRefusal() throws Exception {
        assertThat(new Checkout(folder).refusal()).isEmpty();
        init();
        assertThat(new Checkout(folder).refusal()).as("without a commit").isEmpty();
        assertThat(new Checkout(folder.resolve("none")).refusal()).isEmpty();
    }

    private void init() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "init", "--quiet", folder.toString()).start();
        assertThat(git.waitFor()).isZero();
    }
}
