package dev.reprokit.internal.harness.trial;

import dev.reprokit.internal.cache.Key;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Explains in words why a trial that ran before runs again. */
final class MissReason {
    private static final int NAMED = 3;

    /**
     * Kinds of inputs of which only the digest is known, so that only the change can be reported.
     */
    private static final Set<String> DIGESTED =
            Set.of("class", "resource", "data", "file", "input", "library", "system");

    /** A longer value, such as the patterns of a program's output, says less than its change. */
    private static final int LONGEST = 200;

    private MissReason() {}

    /**
     * Names the inputs that differ, three at most.
     *
     * @param wanted the key without a stored result
     * @param stored another key of the same trial
     * @return e.g. {@code dev/reprokit/nn/AlexNet has changed}; the option that would take the
     *     trial, if only the machine differs
     */
    static String of(Key wanted, Key stored) {
        List<String> names = wanted.differencesFrom(stored);
        String reason =
                names.stream()
                        .limit(NAMED)
                        .map(name -> difference(name, wanted, stored))
                        .collect(Collectors.joining(", "));
        if (CommonInputs.ofMachine().containsAll(names)) {
            return reason + "; -Drepro.anyMachine takes trials of other machines, too";
        }
        return names.size() > NAMED
                ? "%s, and %s more differ".formatted(reason, names.size() - NAMED)
                : reason;
    }

    private static String difference(String name, Key wanted, Key stored) {
        String now = wanted.inputs().get(name);
        String before = stored.inputs().get(name);
        String kind = name.split(" ", 2)[0];
        String words =
                kind.equals("class") || kind.equals("resource")
                        ? name.substring(kind.length() + 1)
                        : name;
        if (before == null) {
            return words + " is new";
        }
        if (now == null) {
            return words + " is gone";
        }
        boolean isLong = now.length() > LONGEST || before.length() > LONGEST;
        return isLong || DIGESTED.contains(kind) && !name.equals("data set")
                ? words + " has changed"
                : "%s is %s, was %s".formatted(words, now, before);
    }
}
