package dev.reprokit.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates the synthetic images with a new test set from a slightly shifted generator: its shapes
 * are a little smaller, less centred, more rotated, noisier and more hidden.
 */
final class ShiftedSyntheticImages implements DataSource {
    static final String ID = "synthetic-shifted";

    @Override
    public String id() {
        return ID;
    }

    /** {@inheritDoc} The new test set has as many images as the test set; nothing is read. */
    @Override
    public Dataset load(int train, int test) {
        Dataset usual = SyntheticImages.generate(train, test);
        LabelledImages shifted =
                SyntheticImages.images("synthetic new image", Scene.Style.SHIFTED, test);
        Map<String, String> digests = new TreeMap<>(usual.digests());
        digests.put("synthetic-new-" + test, shifted.sha256());
        return new Dataset(
                ID,
                usual.train(),
                usual.test(),
                shifted,
                digests,
                List.of("embedded synthetic images, and new ones of a shifted generator"));
    }
}
