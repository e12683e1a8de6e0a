package own;

import dev.reprokit.record.result.Results;



/** What is claimed, which no trial depends on. */
final class Claims {
    static final String SENTENCE = "They count";

    static void check(Results results) {
        if (results.curves("counting", "count").size() != 2) {
            throw new AssertionError("expected two seeds");
        }
    }
}
