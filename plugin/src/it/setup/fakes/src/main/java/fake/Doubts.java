package fake;

import dev.reprokit.experiment.Claim;
import dev.reprokit.record.result.Estimate;

import java.util.List;
import java.util.stream.Stream;

/** The system property {@code fake.refuted} names those of its claims that are not reproduced. */
public final class Doubts extends FakeExperiment {
    public Doubts() {
        super("doubts");
    }

    @Override
    public List<Claim> claims() {
        return Stream.of("D1", "D2").map(Doubts::claim).toList();
    }

    private static Claim claim(String id) {
        return Claim.of(id, "Counting comes to three")
                .from("nobody")
                .showing(results -> new Estimate(3, 2.5, 3.5, 0.9, 2, "counts"))
                .holdsIf(
                        "a count within " + Integer.getInteger("fake.margin", 1),
                        1,
                        results -> {
                            if (System.getProperty("fake.refuted", "").contains(id)) {
                                throw new AssertionError("refuted on purpose");
                            }
                        })
                .givenNothing("it compares nothing");
    }
}
