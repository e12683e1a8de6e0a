package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.cache.Key;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

class MissReasonTest {
    private static Key key(Map<String, String> inputs) {
        return new Key(new TreeMap<>(inputs));
    }

    @Test
    void whatIsKnownByADigestHasChanged() {
        assertThat(MissReason.of(key(Map.of("class a/B", "1")), key(Map.of("class a/B", "2"))))
                .isEqualTo("a/B has changed");
        assertThat(
                        MissReason.of(
                                key(Map.of("data test.bin", "1")),
                                key(Map.of("data test.bin", "2"))))
                .isEqualTo("data test.bin has changed");
    }

    @Test
    void ofWhatNobodyReadsOnlyTheChangeIsTold() {
        assertThat(MissReason.of(key(Map.of("input a.py", "1")), key(Map.of("input a.py", "2"))))
                .isEqualTo("input a.py has changed");
        assertThat(
                        MissReason.of(
                                key(Map.of("metrics are read", "x".repeat(201))),
                                key(Map.of("metrics are read", "y"))))
                .isEqualTo("metrics are read has changed");
    }

    @Test
    void ofASystemPropertyOnlyTheNameIsTold() {
        assertThat(
                        MissReason.of(
                                key(Map.of("system property api.key", "1")),
                                key(Map.of("system property api.key", "2"))))
                .isEqualTo("system property api.key has changed");
    }

    @Test
    void whatCanBeReadIsToldFromBefore() {
        assertThat(MissReason.of(key(Map.of("TF32", "true")), key(Map.of("TF32", "false"))))
                .isEqualTo("TF32 is true, was false");
        assertThat(MissReason.of(key(Map.of("data set", "b")), key(Map.of("data set", "a"))))
                .isEqualTo("data set is b, was a");
    }

    @Test
    void ifOnlyTheMachineDiffersTheWayOutIsTold() {
        assertThat(MissReason.of(key(Map.of("JDK", "21")), key(Map.of("JDK", "17"))))
                .isEqualTo(
                        "JDK is 21, was 17; -Drepro.anyMachine takes trials of other machines, too");
        assertThat(
                        MissReason.of(
                                key(Map.of("JDK", "21", "seed", "1")),
                                key(Map.of("JDK", "17", "seed", "2"))))
                .doesNotContain("anyMachine");
    }

    @Test
    void whatCameAndWentIsTold() {
        assertThat(
                        MissReason.of(
                                key(Map.of("library g:a:2", "2")),
                                key(Map.of("library g:a:1", "1"))))
                .isEqualTo("library g:a:1 is gone, library g:a:2 is new");
    }

    @Test
    void threeAreNamedAndTheOthersCounted() {
        assertThat(
                        MissReason.of(
                                key(Map.of("a", "1", "b", "1", "c", "1", "d", "1", "e", "1")),
                                key(Map.of())))
                .isEqualTo("a is new, b is new, c is new, and 2 more differ");
    }
}
