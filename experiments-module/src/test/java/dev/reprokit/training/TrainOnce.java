package dev.reprokit.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.DataSources;
import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One training run from the command line, printing the CSV of a plain PyTorch script and, after
 * each epoch, the resident memory: for comparing learning curves and speed with another
 * implementation, for trying settings, and for seeing that memory stays flat. Not a test.
 *
 * <p>Options, as {@code name=value}: data (folder; empty for synthetic), model (mlp, small, paper,
 * full), lrn, narrow, train, test, epochs, batch, rate, decay, random (share of random labels),
 * seed.
 */
final class TrainOnce {
    private TrainOnce() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (String arg : args) {
            options.put(arg.split("=", 2)[0], arg.split("=", 2)[1]);
        }
        long seed = Long.parseLong(options.getOrDefault("seed", "1"));
        String folder = options.getOrDefault("data", "");
        Dataset data =
                DataSources.of(
                                folder.isEmpty() ? "synthetic" : "cifar10",
                                folder.isEmpty() ? null : Path.of(folder),
                                false,
                                System.err::println)
                        .load(number(options, "train", 2000), number(options, "test", 1000));
        Protocol protocol =
                new Protocol(
                        number(options, "batch", 128),
                        Double.parseDouble(options.getOrDefault("rate", "0.01")),
                        Double.parseDouble(options.getOrDefault("decay", "0.95")),
                        0.9);
        int[] labels =
                LabelCorruption.byUniformClass(
                        data.train().labels(),
                        data.train().classes(),
                        Double.parseDouble(options.getOrDefault("random", "0")),
                        RandomStream.of(seed, "label corruption"));
        System.setProperty("ai.djl.pytorch.num_threads", options.getOrDefault("threads", "1"));
        System.out.println(
                "epoch,train_loss,train_accuracy,test_loss,test_accuracy,seconds,images_per_second,"
                        + "resident_mib");
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray train = upload(manager, data.train());
            NDArray test = upload(manager, data.test());
            try (Classifier classifier =
                            new Classifier(
                                    network(options),
                                    manager,
                                    train.getShape(),
                                    RandomStream.of(seed, "initial weights"));
                    Labels fitted = new Labels(manager, labels, data.train().classes());
                    Labels tested =
                            new Labels(manager, data.test().labels(), data.train().classes());
                    Training training = new Training(classifier, train, fitted, protocol, seed)) {
                for (int epoch = 1; epoch <= number(options, "epochs", 10); epoch++) {
                    long start = System.nanoTime();
                    Evaluation trained = training.epoch();
                    double seconds = (System.nanoTime() - start) / 1e9;
                    Evaluation tests = classifier.evaluate(test, tested);
                    System.out.printf(
                            Locale.ROOT,
                            "%d,%.4f,%.2f,%.4f,%.2f,%.2f,%.0f,%s%n",
                            epoch,
                            trained.loss(),
                            100 * trained.accuracy(),
                            tests.loss(),
                            100 * tests.accuracy(),
                            seconds,
                            labels.length / seconds,
                            residentMebibytes());
                }
            }
        }
        System.exit(0);
    }

    /** On Linux; elsewhere empty. */
    private static String residentMebibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    private static Network network(Map<String, String> options) {
        AlexNet network =
                switch (options.getOrDefault("model", "small")) {
                    case "mlp" -> null;
                    case "paper" -> AlexNet.ZHANG_SMALL;
                    case "full" -> AlexNet.LOG_FULL;
                    default -> AlexNet.LOG_SMALL;
                };
        if (network == null) {
            return Mlp.ONE_BY_512;
        }
        network = network.narrowed(number(options, "narrow", 1));
        return options.getOrDefault("lrn", "yes").equals("yes") ? network : network.withoutLrn();
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static NDArray upload(NDManager manager, LabelledImages images) {
        return manager.create(
                Transforms.standardised(images, 28),
                new Shape(images.size(), images.channels(), 28, 28));
    }
}
