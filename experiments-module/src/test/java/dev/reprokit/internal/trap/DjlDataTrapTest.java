package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.modality.cv.transform.Normalize;
import ai.djl.modality.cv.transform.RandomFlipLeftRight;
import ai.djl.modality.cv.transform.RandomFlipTopBottom;
import ai.djl.modality.cv.transform.RandomResizedCrop;
import ai.djl.modality.cv.transform.Resize;
import ai.djl.modality.cv.transform.ToTensor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.RandomSampler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.Iterator;
import java.util.List;

/** What DJL does with images, data sets and arrays that one would not guess. */
class DjlDataTrapTest {
    /** If each draw had an even chance, all would miss it in one of 2^64 runs. */
    private static final int DRAWS = 64;

    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(101);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Shows("djl-random-flip")
    void noImageIsFlipped() {
        NDArray image = manager.arange(12f).reshape(2, 2, 3);
        for (int draw = 0; draw < DRAWS; draw++) {
            assertThat(new RandomFlipLeftRight().transform(image)).isEqualTo(image);
            assertThat(new RandomFlipTopBottom().transform(image)).isEqualTo(image);
        }
        assertThat(image.flip(0)).isNotEqualTo(image);
        assertThat(image.flip(1)).isNotEqualTo(image);
    }

    /** All crops are 31 pixels wide: the first and the last offset should come alike. */
    @Shows("djl-random-resized-crop")
    void theLastOffsetNeverComes() {
        int side = 32;
        NDArray columns = manager.arange((float) side).reshape(1, side, 1);
        NDArray image = columns.repeat(0, side).repeat(2, 3);
        double share = Math.pow(side - 1, 2) / Math.pow(side, 2);
        RandomResizedCrop crop = new RandomResizedCrop(side - 1, side - 1, share, share, 1, 1);
        for (int draw = 0; draw < DRAWS; draw++) {
            assertThat(crop.transform(image).getFloat(0, 0, 0)).isZero();
        }
    }

    /** A fair order of five leaves none in its place with a chance of 11 in 30. */
    @Shows("djl-random-sampler")
    void noElementKeepsItsPlace() {
        RandomAccessDataset five = numbers(5);
        for (int draw = 0; draw < DRAWS; draw++) {
            Iterator<Long> order = new RandomSampler().sample(five);
            for (long place = 0; order.hasNext(); place++) {
                assertThat(order.next()).isNotEqualTo(place);
            }
        }
    }

    /**
     * The second of three comes first in 10 of 27 divisions; a fair share is 9. In 10,800 draws
     * that is 4,000 against 3,600, with a standard deviation of 50: the limit is four of them away
     * from either.
     */
    @Shows("djl-random-split")
    void someComeFirstMoreOften() throws Exception {
        RandomAccessDataset three = numbers(3);
        int[] first = new int[3];
        for (int draw = 0; draw < 10_800; draw++) {
            try (NDManager scope = manager.newSubManager()) {
                NDList picked = three.randomSplit(1, 2)[0].get(scope, 0).getData();
                first[(int) picked.singletonOrThrow().getFloat()]++;
            }
        }
        assertThat(first[1]).isGreaterThan(3800);
    }

    private RandomAccessDataset numbers(int size) {
        return new ArrayDataset.Builder()
                .setData(manager.arange((float) size))
                .setSampling(1, false)
                .build();
    }

    @Shows("djl-to-tensor")
    void floatsAreScaledToo() {
        NDArray floats = manager.ones(new Shape(2, 2, 3));
        NDArray bytes = floats.toType(DataType.UINT8, true);

        assertThat(new ToTensor().transform(floats).getFloat(0, 0, 0)).isEqualTo(1f / 255);
        assertThat(new ToTensor().transform(bytes).getFloat(0, 0, 0)).isEqualTo(1f / 255);
    }

    @Shows("djl-median")
    void theMedianOfAnEvenNumberIsTheLowerOne() {
        NDArray values = manager.create(new float[] {1, 2, 3, 10});

        assertThat(values.median().getFloat()).isEqualTo(2);
        assertThat(values.percentile(50).getFloat()).isCloseTo(2.5f, within(1e-6f));
    }

    @Shows("djl-mean-of-axes")
    void onlySumsTakeSeveralAxes() {
        NDArray values = manager.ones(new Shape(2, 2, 2));
        int[] axes = {0, 1};

        assertThat(values.sum(axes).toFloatArray()).containsExactly(4, 4);
        assertThatThrownBy(() -> values.mean(axes))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> values.max(axes))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> values.min(axes))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> values.prod(axes))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Shows("djl-split")
    void partsAreNotAsManyAsAskedFor() {
        assertThat(manager.arange(5f).split(3)).hasSize(5);
        assertThat(manager.arange(5f).split(2)).hasSize(3);
        assertThat(manager.arange(5f).split(new long[] {2, 4})).hasSize(3);
    }

    @Shows("djl-safetensors-order")
    void theOrderOfAListIsLost() throws Exception {
        List<String> names = List.of("weight", "bias", "gamma", "beta", "mean");
        NDList list = new NDList();
        for (String name : names) {
            NDArray array = manager.ones(new Shape(1));
            array.setName(name);
            list.add(array);
        }

        assertThat(names(list.encode(NDList.Encoding.NPZ))).isEqualTo(names);
        assertThat(names(list.encode(NDList.Encoding.SAFETENSORS)))
                .isNotEqualTo(names)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    private List<String> names(byte[] encoded) {
        return NDList.decode(manager, encoded).stream().map(NDArray::getName).toList();
    }

    @Shows("djl-safetensors-names")
    void ofTwoArraysOfOneNameOneIsLost() throws Exception {
        NDArray first = manager.zeros(new Shape(1));
        NDArray second = manager.ones(new Shape(1));
        first.setName("weight");
        second.setName("weight");
        NDList list = new NDList(first, second);

        assertThat(NDList.decode(manager, list.encode(NDList.Encoding.ND_LIST))).hasSize(2);
        assertThat(
                        NDList.decode(manager, list.encode(NDList.Encoding.SAFETENSORS))
                                .singletonOrThrow()
                                .getFloat())
                .isEqualTo(1);
    }

    /** Half-way between 0 and 255, by a quarter: 63.75 and 191.25. */
    @Shows("djl-resize-bytes")
    void resizedBytesAreCutOff() {
        NDArray floats = manager.create(new float[] {0, 255}).reshape(1, 2, 1);
        NDArray bytes = floats.toType(DataType.UINT8, true);
        Resize twice = new Resize(4, 1);

        assertThat(twice.transform(floats).toFloatArray()).containsExactly(0, 63.75f, 191.25f, 255);
        assertThat(twice.transform(bytes).toUint8Array()).containsExactly(0, 63, 191, 255);
    }

    @Shows("djl-normalize-channels")
    void aGreyImageIsNotNormalised() {
        NDArray grey = manager.ones(new Shape(1, 2, 2));
        NDArray colour = manager.ones(new Shape(3, 2, 2));

        assertThatThrownBy(
                        () -> new Normalize(new float[] {0.5f}, new float[] {0.5f}).transform(grey))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size");
        float[] halves = {0.5f, 0.5f, 0.5f};
        assertThat(new Normalize(halves, halves).transform(colour)).isEqualTo(colour);
    }

    @Shows("djl-integer-times-double")
    void aDoubleMakesIntegersDoubles() {
        NDArray labels = manager.create(new int[] {1, 2});
        NDArray weights = manager.ones(new Shape(2));

        assertThat(labels.mul(0.5).getDataType()).isEqualTo(DataType.FLOAT64);
        assertThat(labels.mul(0.5).add(weights).getDataType()).isEqualTo(DataType.FLOAT64);
        assertThat(labels.mul(0.5f).getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(weights.mul(0.5).getDataType()).isEqualTo(DataType.FLOAT32);
        assertThatThrownBy(() -> labels.mul(0.5).toFloatArray())
                .isInstanceOf(IllegalStateException.class);
    }

    @Shows("djl-pytorch-samples")
    void pytorchDrawsOnlyNormalAndUniformNumbers() {
        NDArray one = manager.ones(new Shape(1));

        assertThatThrownBy(() -> manager.sampleNormal(one, one))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> manager.samplePoisson(one))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> manager.sampleGamma(one, one))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> manager.randomMultinomial(1, one))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
