package dev.reprokit.data;

import java.util.List;
import java.util.Map;

/** Embedded images; the generator comes with the next commit. */
public final class SyntheticImages implements DataSource {
    static final String ID = "synthetic";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Dataset load(int train, int test) {
        return new Dataset(ID, images(train, 1), images(test, 2), Map.of(), List.of());
    }

    /** Noise, for now. */
    private static LabelledImages images(int n, long seed) {
        byte[] pixels = new byte[n * 3072];
        new java.util.Random(seed).nextBytes(pixels);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 10;
        }
        return new LabelledImages(3, 32, 32, pixels, labels, 10);
    }
}
