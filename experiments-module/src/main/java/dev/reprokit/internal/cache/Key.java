package dev.reprokit.internal.cache;

import dev.reprokit.internal.file.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that can change a result, by name: results of equal keys are equal.
 *
 * @param inputs e.g. {@code seed} to {@code 1}; sorted by name
 */
public record Key(SortedMap<String, String> inputs) {

    /** Copies the inputs. */
    public Key {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /**
     * Returns the key as a name.
     *
     * @return SHA-256 over all names and values, 64 hexadecimal digits
     */
    public String digest() {
        MessageDigest sha256 = Sha256.start();
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            // Lengths separate texts that would be equal when joined.
            for (String text : List.of(input.getKey(), input.getValue())) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /**
     * Compares two keys.
     *
     * @param other another key
     * @return the names of inputs that differ or that only one key has, sorted
     */
    public List<String> differencesFrom(Key other) {
        TreeSet<String> names = new TreeSet<>(inputs.keySet());
        names.addAll(other.inputs.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(inputs.get(name), other.inputs.get(name)))
                .toList();
    }
}
