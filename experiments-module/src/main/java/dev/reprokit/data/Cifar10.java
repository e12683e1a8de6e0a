package dev.reprokit.data;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads CIFAR-10 in its binary layout: the six batch files in a folder or in its subfolder {@value
 * #SUBFOLDER}, or the official {@value #ARCHIVE}, which is read without unpacking it to disk.
 */
final class Cifar10 implements DataSource {
    static final String ID = "cifar10";
    static final String ARCHIVE = "cifar-10-binary.tar.gz";
    static final String SUBFOLDER = "cifar-10-batches-bin";
    static final String WHAT_TO_SET =
            "Set -Drepro.dataDirectory=FOLDER to a folder with CIFAR-10's six binary files or its "
                    + ARCHIVE
                    + ", -Drepro.download=true to fetch it, or -Drepro.dataset=synthetic for the"
                    + " embedded images.";

    /** Room for the web page, the class names and the headers of members, generously. */
    private static final long OTHER_MEMBERS = 1L << 20;

    private final Path directory;
    private final boolean download;
    private final Consumer<String> progress;
    private final Cifar10Release release;

    /**
     * Creates a source of the official release; if {@code directory} is null, it is the cache in
     * the user's home.
     */
    Cifar10(@Nullable Path directory, boolean download, Consumer<String> progress) {
        this(directory == null ? cache() : directory, download, progress, Cifar10Release.OFFICIAL);
    }

    Cifar10(Path directory, boolean download, Consumer<String> progress, Cifar10Release release) {
        this.directory = directory;
        this.download = download;
        this.progress = progress;
        this.release = release;
    }

    private static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "reprokit", ID);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Dataset load(int train, int test) throws IOException {
        Cifar10Batches batches = new Cifar10Batches(release.imagesPerFile(), train, test);
        Path place = place();
        if (Files.isDirectory(place)) {
            readFolder(place, batches);
        } else {
            readArchive(place, batches);
        }
        return new Dataset(
                ID, batches.train(), batches.test(), batches.digests(), notes(batches.digests()));
    }

    /** Returns the folder with the six files, or the archive. */
    private Path place() throws IOException {
        if (Files.isRegularFile(directory)) {
            return directory;
        }
        Path subfolder = directory.resolve(SUBFOLDER);
        for (Path folder : List.of(directory, subfolder)) {
            if (missing(folder).isEmpty()) {
                return folder;
            }
        }
        Path archive = directory.resolve(ARCHIVE);
        if (Files.exists(archive)) {
            return archive;
        }
        if (download) {
            new ArchiveDownload(release.archive(), release.md5(), progress)
                    .to(archive, this::checkOfficial);
            return archive;
        }
        if (!Files.isDirectory(directory)) {
            throw new DataException("there is no folder %s. %s".formatted(directory, WHAT_TO_SET));
        }
        Path folder = Files.isDirectory(subfolder) ? subfolder : directory;
        throw new DataException(
                "CIFAR-10 is not complete in %s: missing %s, and there is no %s. %s"
                        .formatted(
                                folder, String.join(", ", missing(folder)), archive, WHAT_TO_SET));
    }

    private static List<String> missing(Path folder) {
        return Cifar10Batches.FILES.stream()
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
    }

    private static void readFolder(Path folder, Cifar10Batches batches) throws IOException {
        for (String name : Cifar10Batches.FILES) {
            Path file = folder.resolve(name);
            try (InputStream in = Files.newInputStream(file)) {
                batches.read(name, file.toString(), Files.size(file), in);
            }
        }
    }

    private void readArchive(Path archive, Cifar10Batches batches) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new GzipCompressorInputStream(
                                new BufferedInputStream(Files.newInputStream(archive))))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                checkMember(archive, entry, tar.getBytesRead());
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (Cifar10Batches.FILES.contains(name)) {
                    batches.read(
                            name, archive + ", member " + entry.getName(), entry.getSize(), tar);
                }
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(
                    "%s cannot be read as a .tar.gz (%s); it may be truncated. Fetch it again. %s"
                            .formatted(archive, e.getMessage(), WHAT_TO_SET),
                    e);
        }
        if (!batches.missing().isEmpty()) {
            throw new DataException(
                    "%s lacks %s. %s"
                            .formatted(archive, String.join(", ", batches.missing()), WHAT_TO_SET));
        }
    }

    /**
     * Refuses suspicious members. Nothing is unpacked to disk, so no member can do harm there; but
     * an archive with such a member is not CIFAR-10, and an endless member would be read for hours.
     */
    private void checkMember(Path archive, TarArchiveEntry entry, long before)
            throws DataException {
        String member = "%s holds %s, ".formatted(archive, entry.getName());
        String name = entry.getName();
        if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
            throw new DataException(
                    member
                            + "which lies outside of its own folder. Fetch it again. "
                            + WHAT_TO_SET);
        }
        if (entry.isLink() || entry.isSymbolicLink()) {
            throw new DataException(
                    member
                            + "a link to %s; CIFAR-10 has files only. Fetch it again. %s"
                                    .formatted(entry.getLinkName(), WHAT_TO_SET));
        }
        long most =
                Cifar10Batches.FILES.size() * Cifar10Batches.fileBytes(release.imagesPerFile())
                        + OTHER_MEMBERS;
        if (entry.getSize() > most - before) {
            throw new DataException(
                    member
                            + "with which it unpacks to %,d bytes; CIFAR-10 has no more than %,d."
                                    .formatted(before + entry.getSize(), most)
                            + " Fetch it again. "
                            + WHAT_TO_SET);
        }
    }

    private void checkOfficial(Path archive) throws IOException {
        Cifar10Batches batches = new Cifar10Batches(release.imagesPerFile(), 0, 0);
        readArchive(archive, batches);
        if (!batches.digests().equals(release.sha256())) {
            throw new DataException(
                    "SHA-256 of its files: %s, expected %s"
                            .formatted(batches.digests(), new TreeMap<>(release.sha256())));
        }
    }

    private List<String> notes(Map<String, String> digests) {
        List<String> others =
                digests.keySet().stream()
                        .filter(
                                name ->
                                        !Objects.equals(
                                                digests.get(name), release.sha256().get(name)))
                        .sorted()
                        .toList();
        return List.of(
                others.isEmpty()
                        ? "the six official CIFAR-10 files"
                        : Dataset.NOT_OFFICIAL
                                + "CIFAR-10 files, digests recorded: "
                                + String.join(", ", others));
    }
}
