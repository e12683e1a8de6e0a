package dev.reprokit.data;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads CIFAR-10 in its binary layout: the six batch files in a folder or in its subfolder {@value
 * #SUBFOLDER}, or the official {@value #ARCHIVE}, which is read without unpacking it to disk.
 */
final class Cifar10 implements DataSource {
    static final String ID = "cifar10";
    static final String ARCHIVE = "cifar-10-binary.tar.gz";
    static final String SUBFOLDER = "cifar-10-batches-bin";

    /** The archive's name after a browser has taken gzip away. */
    private static final String UNPACKED_ARCHIVE = "cifar-10-binary.tar";

    private static final String NEEDED = "the binary version of CIFAR-10";
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
        Cifar10Batches.requireAvailable(release.imagesPerFile(), train, test);
        IOException first = null;
        for (Path place : places()) {
            try {
                return read(place, train, test);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        Path archive = directory.resolve(ARCHIVE);
        if (download && !Files.isRegularFile(directory) && !Files.exists(archive)) {
            new ArchiveDownload(release.archive(), release.md5(), progress)
                    .to(archive, this::checkOfficial);
            return read(archive, train, test);
        }
        throw first == null ? missing() : first;
    }

    /** Returns the folders with six files of the right names, and the archives. */
    private List<Path> places() {
        if (Files.isRegularFile(directory)) {
            return List.of(directory);
        }
        return Stream.concat(
                        folders().stream().filter(folder -> missing(folder).isEmpty()),
                        Stream.of(ARCHIVE, UNPACKED_ARCHIVE)
                                .map(directory::resolve)
                                .filter(Files::isRegularFile))
                .toList();
    }

    private List<Path> folders() {
        return List.of(directory, directory.resolve(SUBFOLDER));
    }

    private static List<String> missing(Path folder) {
        return Cifar10Batches.FILES.stream()
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
    }

    private DataException missing() throws IOException {
        if (!Files.isDirectory(directory)) {
            return new DataException("there is no folder %s. %s".formatted(directory, WHAT_TO_SET));
        }
        Path subfolder = directory.resolve(SUBFOLDER);
        Path folder = Files.isDirectory(subfolder) ? subfolder : directory;
        return new DataException(
                "CIFAR-10 is not complete in %s: missing %s, and there is no %s.%s %s"
                        .formatted(
                                folder,
                                String.join(", ", missing(folder)),
                                directory.resolve(ARCHIVE),
                                Lookalike.below(Lookalike.CIFAR10, folders(), NEEDED),
                                WHAT_TO_SET));
    }

    private Dataset read(Path place, int train, int test) throws IOException {
        Cifar10Batches batches = new Cifar10Batches(release.imagesPerFile(), train, test);
        if (Files.isDirectory(place)) {
            readFolder(place, batches);
        } else {
            readArchive(place, batches);
        }
        requireOfficial(place, batches.digests());
        return new Dataset(
                ID,
                batches.train(),
                batches.test(),
                batches.digests(),
                List.of("the six official CIFAR-10 files"));
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
        Position position = new Position();
        try (BufferedInputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(archive, file))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                requireBinaryVersion(archive, entry.getName());
                checkMember(archive, entry, tar.getBytesRead());
                position.enter(entry, tar);
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (Cifar10Batches.FILES.contains(name)) {
                    batches.read(
                            name, archive + ", member " + entry.getName(), entry.getSize(), tar);
                }
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(archive, position, e);
        }
        if (!batches.missing().isEmpty()) {
            throw new DataException(
                    "%s lacks %s. %s"
                            .formatted(archive, String.join(", ", batches.missing()), WHAT_TO_SET));
        }
    }

    /** Unpacks by what the file is: browsers take gzip away and keep the name. */
    private static InputStream unpacked(Path archive, BufferedInputStream file) throws IOException {
        Optional<FileKind> kind = FileKind.ahead(file);
        if (kind.equals(Optional.of(FileKind.GZIP))) {
            return new GzipCompressorInputStream(file);
        }
        if (kind.equals(Optional.of(FileKind.TAR))) {
            return file;
        }
        throw new DataException(
                "%s is not a .tar.gz but %s. Fetch it again. %s"
                        .formatted(
                                archive,
                                kind.map(FileKind::words).orElse("something unknown"),
                                WHAT_TO_SET));
    }

    private static void requireBinaryVersion(Path archive, String member) throws DataException {
        for (String name : member.split("/")) {
            Optional<Lookalike> kind = Lookalike.named(name);
            if (kind.isPresent() && kind.get() != Lookalike.CIFAR10) {
                throw new DataException(
                        "%s is %s; needed is %s. %s"
                                .formatted(archive, kind.get().words(), NEEDED, WHAT_TO_SET));
            }
        }
    }

    private static DataException unreadable(Path archive, Position position, IOException e)
            throws IOException {
        boolean cut = e instanceof EOFException || ("" + e.getMessage()).startsWith("Truncated");
        String reason =
                cut
                        ? "is cut: its %,d bytes end %s".formatted(Files.size(archive), position)
                        : "is damaged: it cannot be unpacked (%s)".formatted(e);
        return new DataException(
                "%s %s. Delete it and fetch it again. %s".formatted(archive, reason, WHAT_TO_SET),
                e);
    }

    /** A place in an archive that is being read. */
    private static final class Position {
        private @Nullable TarArchiveEntry member;
        private @Nullable TarArchiveInputStream tar;
        private long start;

        void enter(TarArchiveEntry next, TarArchiveInputStream in) {
            member = next;
            tar = in;
            start = in.getBytesRead();
        }

        @Override
        public String toString() {
            if (member == null || tar == null) {
                return "before its first member";
            }
            long read = tar.getBytesRead() - start;
            return read >= member.getSize()
                    ? "after " + member.getName()
                    : "in %s: expected %,d bytes, found %,d"
                            .formatted(member.getName(), member.getSize(), read);
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
        requireOfficial(archive, batches.digests());
    }

    private void requireOfficial(Path place, Map<String, String> digests) throws DataException {
        for (String name : Cifar10Batches.FILES) {
            String seen = digests.get(name);
            String expected = release.sha256().get(name);
            if (!Objects.equals(seen, expected)) {
                throw new DataException(
                        ("%s has CIFAR-10's layout and other contents: SHA-256 of its %s is %s, that"
                                        + " of CIFAR-10's is %s. What is published on CIFAR-10 says"
                                        + " nothing about it. Fetch it again, or read data of your"
                                        + " own by an experiment of your own. %s")
                                .formatted(place, name, seen, expected, WHAT_TO_SET));
            }
        }
    }
}
