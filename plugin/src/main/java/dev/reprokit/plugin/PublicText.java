package dev.reprokit.plugin;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts that are published, without what they tell of the machine on which they were made: folders
 * of its user, and names of machines. Secrets are hidden where a file is written first.
 */
final class PublicText {
    private static final Pattern TEXTS = Pattern.compile(".*\\.(html|json|csv|svg|md|txt|xml)");

    /** Folders of users, also of other machines. */
    private static final Pattern HOMES =
            Pattern.compile(
                    "(?<![\\w.:/\\\\-])(?:/home/|/Users/|[A-Za-z]:(?:\\\\{1,2}|/)Users(?:\\\\{1,2}|/))[^\\s/\\\\:,;'\"&<>]+");

    /** Machines of a cluster. */
    private static final Pattern MASTER =
            Pattern.compile("\\b(spark://|k8s://(?:https?://)?)[^\\s:/,'\"&<]+");

    /** A host's name that is no word of a text. */
    private static final Pattern HOST = Pattern.compile(".*[0-9.-].*");

    private final Map<String, String> names = new HashMap<>();
    private Pattern places;

    private PublicText() {}

    /**
     * Collects the folders of this machine's user and those that plans name.
     *
     * @param runFolders hold the plans
     * @throws IOException if a run folder cannot be listed
     */
    static PublicText of(List<Path> runFolders) throws IOException {
        PublicText text = new PublicText();
        text.folder(System.getProperty("user.home"), "HOME");
        for (Path runFolder : runFolders) {
            text.folder(runFolder.toString(), "RUN");
            for (ExperimentFolder experiment : ExperimentFolder.startedIn(runFolder)) {
                if (Files.exists(experiment.plan())) {
                    text.plan(experiment.plan());
                }
            }
        }
        try {
            String host = InetAddress.getLocalHost().getHostName();
            if (HOST.matcher(host).matches()) {
                text.names.put(host, "HOST");
            }
        } catch (UnknownHostException e) {
            // Nobody else knows its name either.
        }
        text.places =
                Pattern.compile(
                        text.names.keySet().stream()
                                .sorted(Comparator.comparing(String::length).reversed())
                                .map(Pattern::quote)
                                .collect(
                                        Collectors.joining("|", "(?<![\\w.-])(?:", ")(?![\\w-])")));
        return text;
    }

    private void plan(Path file) {
        try {
            Plan plan = JsonFile.read(file, Plan.class);
            plan.dependencies()
                    .forEach(
                            jar ->
                                    folder(
                                            jar.file(),
                                            String.valueOf(Path.of(jar.file()).getFileName())));
            folder(plan.projectDirectory(), "PROJECT");
            folder(plan.cache().directory(), "CACHE");
            folder(plan.dataDirectory(), "DATA");
            folder(plan.imported(), "IMPORT");
        } catch (IOException e) {
            // A damaged plan names nothing, and its page says that it is damaged.
        }
    }

    /** Adds a folder or file, in every way in which the files that are published spell it. */
    private void folder(String place, String name) {
        if (place == null || !Path.of(place).isAbsolute() || Path.of(place).getNameCount() == 0) {
            return;
        }
        List<Path> paths = new ArrayList<>(List.of(Path.of(place).normalize()));
        try {
            paths.add(Path.of(place).toRealPath());
        } catch (IOException e) {
            // It is a place of another machine.
        }
        for (Path path : paths) {
            names.put(path.toUri().getRawPath().replaceFirst("/$", ""), name);
            String text = path.toString();
            // As it is, and within quotes of a command.
            for (String spelt : List.of(text, text.replace("'", "'\\''"))) {
                String json = spelt.replace("\\", "\\\\").replace("\"", "\\\"");
                names.put(spelt, name);
                names.put(json, name);
                names.put(html(spelt), name);
                names.put(html(json), name);
            }
        }
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    String of(String text) {
        String withoutPlaces =
                places.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(names.get(found.group())));
        String withoutHomes = HOMES.matcher(withoutPlaces).replaceAll("HOME");
        return MASTER.matcher(withoutHomes).replaceAll("$1HOST");
    }

    /**
     * Rewrites all texts in a folder and below.
     *
     * @throws IOException if one cannot be read or written
     */
    void rewrite(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (TEXTS.matcher(file.getFileName().toString()).matches()) {
                    rewriteFile(file);
                }
            }
        }
    }

    private void rewriteFile(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            String published = of(text);
            if (!published.equals(text)) {
                Files.writeString(file, published);
            }
        } catch (CharacterCodingException e) {
            // It is no text.
        }
    }
}
