package dev.reprokit.manuscript;

import dev.reprokit.internal.text.Spelling;
import dev.reprokit.manuscript.TakenNumber.Place;
import dev.reprokit.record.run.RunFolder;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check of a text in LaTeX against runs: each number that it takes with {@code \repro} must
 * exist, and each that it has written out with {@code \reprovalue} must be the present one.
 */
public final class TextCheck {
    private final Path text;
    private final RunFolder folder;
    private final Map<String, Map<String, ClaimNumbers>> experiments = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private Set<String> missing = Set.of();
    private int taken;

    private TextCheck(Path text, RunFolder folder) {
        this.text = text;
        this.folder = folder;
        for (ClaimNumbers claim : ClaimList.of(folder.runs()).claims()) {
            experiments
                    .computeIfAbsent(claim.experiment(), none -> new LinkedHashMap<>())
                    .put(claim.claim(), claim);
        }
    }

    /**
     * Checks a text.
     *
     * @param text its main file; those that it inputs are looked for in the same folder
     * @param folder the runs
     * @return the check, with all mistakes
     */
    public static TextCheck of(Path text, RunFolder folder) {
        TextCheck check = new TextCheck(text, folder);
        if (!Files.isRegularFile(text)) {
            check.mistakes.add(text + ": there is no such file");
            return check;
        }
        try {
            check.check(TexReader.of(text));
        } catch (CharacterCodingException e) {
            check.mistakes.add(text + ": it, or a file that it inputs, is not UTF-8 text");
        } catch (IOException e) {
            check.mistakes.add("%s: it cannot be read: %s".formatted(text, e));
        }
        return check;
    }

    /** {@return a line for each mistake, with file and line; empty if there is none} */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** {@return a line for the log of a text without mistakes} */
    public String inWords() {
        String numbers =
                taken == 1
                        ? text + ": 1 number is the present one"
                        : "%s: %s numbers are the present ones".formatted(text, taken);
        return missing.isEmpty()
                ? numbers
                : "%s; not found beside it, and not read: %s"
                        .formatted(numbers, String.join(", ", missing));
    }

    private void check(TexReader reader) {
        taken = reader.taken().size();
        missing = reader.missing();
        if (taken == 0) {
            mistakes.add(
                    "%s: it takes no number with \\repro or \\reprovalue, so that nothing was checked"
                            .formatted(text));
        }
        reader.macros().forEach(this::macros);
        for (TakenNumber number : reader.taken()) {
            mistake(number).ifPresent(mistake -> mistakes.add(number.place() + ": " + mistake));
        }
    }

    private void macros(Place place, Path file) {
        try {
            if (!ClaimMacros.hasNumbersOf(folder.runs(), Files.readString(file))) {
                mistakes.add(
                        "%s: %s is not of these runs; take %s"
                                .formatted(place, file, folder.path().resolve("claims.tex")));
            }
        } catch (IOException e) {
            mistakes.add("%s: %s cannot be read: %s".formatted(place, file, e));
        }
    }

    private Optional<String> mistake(TakenNumber number) {
        if (!number.isWhole()) {
            return Optional.of(
                    "%s takes {EXPERIMENT}{CLAIM}{FIELD}%s"
                            .formatted(
                                    number.command(),
                                    number.command().equals(TakenNumber.REPROVALUE)
                                            ? "{NUMBER}"
                                            : ""));
        }
        if (number.isInMacro()) {
            return Optional.of(
                    "%s stands in a macro, where nothing tells which number is meant; write its arguments out"
                            .formatted(number.command()));
        }
        Map<String, ClaimNumbers> claims = experiments.get(number.experiment());
        if (claims == null) {
            return Optional.of(
                    "%s has no whole run of '%s' with claims%s"
                            .formatted(
                                    folder.path(),
                                    number.experiment(),
                                    Spelling.didYouMean(
                                            number.experiment(), experiments.keySet())));
        }
        ClaimNumbers claim = claims.get(number.claim());
        if (claim == null) {
            return Optional.of(
                    "%s has no claim '%s'%s"
                            .formatted(
                                    number.experiment(),
                                    number.claim(),
                                    Spelling.didYouMean(number.claim(), claims.keySet())));
        }
        return mistake(number, claim);
    }

    private static Optional<String> mistake(TakenNumber number, ClaimNumbers claim) {
        String name = "%s %s".formatted(claim.experiment(), claim.claim());
        if (!ClaimNumbers.FIELDS.contains(number.field())) {
            return Optional.of(
                    "there is no field '%s'%s; legal are %s"
                            .formatted(
                                    number.field(),
                                    Spelling.didYouMean(number.field(), ClaimNumbers.FIELDS),
                                    String.join(", ", ClaimNumbers.FIELDS)));
        }
        FieldValue value = claim.fields().get(number.field());
        if (value == null) {
            return Optional.of(
                    "%s has no %s; its verdict is '%s'"
                            .formatted(name, number.field(), claim.verdict()));
        }
        return number.written() == null
                ? Optional.empty()
                : value.insteadOf(number.written())
                        .map(
                                right ->
                                        "%s of %s is %s, not '%s'"
                                                .formatted(
                                                        number.field(),
                                                        name,
                                                        right,
                                                        number.written()));
    }
}
