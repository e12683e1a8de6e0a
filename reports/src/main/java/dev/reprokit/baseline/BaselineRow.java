package dev.reprokit.baseline;

import org.apache.commons.csv.CSVRecord;

import java.util.List;

/** One row of a baseline's file, whose kinds {@link BaselineCsv} lists. */
record BaselineRow(String kind, String condition, String seed, String name, String value) {
    static final List<String> COLUMNS = List.of("kind", "condition", "seed", "name", "value");
    static final String REASON = "reason";
    static final String ENVIRONMENT = "environment";
    static final String DURATION = "duration";
    static final String SECONDS = "seconds";
    static final String TRIALS = "trials";
    static final String MACHINE = "machine";
    static final String CLAIM = "claim";
    static final String CRITERION = "criterion";
    static final String DISAGREEMENT = "disagreement";
    static final String HELD_BACK = "held_back";
    static final String SEEDS = "seeds";
    static final String TOLERANCE = "tolerance";
    static final String PARAMETER = "parameter";
    static final String TRIAL = "trial";
    static final String EPOCHS = "epochs";
    static final String SPEED = "images_per_second";
    static final String SHA_256 = "metrics_sha256";
    static final String RIGHT = "right";
    static final String TEST = "test";

    static BaselineRow of(CSVRecord row) {
        return new BaselineRow(
                row.get("kind"),
                row.get("condition"),
                row.get("seed"),
                row.get("name"),
                row.get("value"));
    }

    /** {@return what the file may hold only once, as it stands there} */
    String key() {
        return String.join(",", kind, condition, seed, name);
    }

    /**
     * {@return the value}
     *
     * @throws IllegalArgumentException if it is no finite number
     */
    double number() {
        double number = Double.parseDouble(value);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(key() + " is not finite");
        }
        return number;
    }
}
