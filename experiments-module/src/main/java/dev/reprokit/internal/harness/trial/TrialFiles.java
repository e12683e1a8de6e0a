package dev.reprokit.internal.harness.trial;

import dev.reprokit.data.Input;
import dev.reprokit.experiment.NamedFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files of one's own as trials see them.
 *
 * @param data what was read, by what the design declares
 */
record TrialFiles(Map<Input<?>, Object> data) {

    /**
     * Returns the path of a file that the design declares by its name.
     *
     * @throws IllegalArgumentException if it does not
     */
    Path path(String name) {
        return read(new NamedFile(name));
    }

    /**
     * Returns the data of an input that the design declares.
     *
     * @throws IllegalArgumentException if it does not
     */
    // An input's type says what it reads, and equal inputs have one type.
    @SuppressWarnings("unchecked")
    <T> T read(Input<T> input) {
        if (!data.containsKey(input)) {
            throw new IllegalArgumentException(
                    "the design does not declare %s: %s; add it with Design.reading"
                            .formatted(
                                    described(input),
                                    data.isEmpty()
                                            ? "it reads no files"
                                            : data.keySet().stream()
                                                    .map(TrialFiles::described)
                                                    .sorted()
                                                    .collect(
                                                            Collectors.joining(
                                                                    ", ", "it reads ", ""))));
        }
        return (T) data.get(input);
    }

    private static String described(Input<?> input) {
        List<String> files = input.files();
        String names = files.stream().map("'%s'"::formatted).collect(Collectors.joining(" and "));
        return input instanceof NamedFile ? names : "%s as %s".formatted(names, input);
    }
}
