package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Two experiments with a network each, and a shared class under both. */
abstract class TwoExperiments {
    private static final String EXPERIMENT =
            """
            package lab;

            import dev.reprokit.experiment.*;
            import dev.reprokit.record.result.Scale;
            import java.util.*;
            import java.util.function.*;

            public class NAME implements Experiment {
                public About about() {
                    return About.of("name", "A title").asks("A question?").from("nobody");
                }
                public Design design(Scale scale) { return Design.of(conditions()); }
                private static List<Condition> conditions() {
                    return List.of(Condition.of("only", 1));
                }
                public List<Claim> claims() {
                    return List.of(Claim.of("C", "A sentence").holdsIf("it is so", 1, r -> NAMEClaims.check(r)));
                }
                public void run(Trial trial) throws Exception {
                    Supplier<Double> measured = () -> new NAMENetwork().apply(scaled(2));
                    trial.epoch(1, Map.of("m", measured.get()), 0);
                }
                private double scaled(double x) { return 3 * x; }
                private double unused(double x) { return 4 * x; }
            }
            """;
    private static final String CLAIMS =
            """
            package lab;

            final class NAMEClaims {
                static void check(Object results) { }
            }
            """;
    static final String NETWORK =
            """
            package lab;

            final class NAMENetwork {
                double apply(double x) { return lab.shared.Layer.apply(x) + 1; }
            }
            """;
    private static final String LAYER =
            """
            package lab.shared;

            public final class Layer {
                public static double apply(double x) { return x / 2; }
            }
            """;

    @TempDir Path temp;
    Sources sources;
    SortedMap<String, String> one;
    SortedMap<String, String> two;

    @BeforeEach
    void twoExperiments() throws IOException {
        sources = new Sources(temp).with("lab/shared/Layer", LAYER);
        for (String name : List.of("One", "Two")) {
            sources.with("lab/" + name, EXPERIMENT.replace("NAME", name))
                    .with("lab/" + name + "Claims", CLAIMS.replace("NAME", name))
                    .with("lab/" + name + "Network", NETWORK.replace("NAME", name));
        }
        one = sources.inputs("lab.One");
        two = sources.inputs("lab.Two");
    }

    static void assertChanged(Map<String, String> before, Map<String, String> after, String input) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet())
                .filteredOn(name -> !after.get(name).equals(before.get(name)))
                .containsExactly(input);
    }
}
