package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Downloads one file over HTTP. Received bytes are kept beside the file as {@code .part}, and the
 * next attempt continues from there. A server that sends nothing for a minute ends the attempt.
 */
final class ArchiveDownload {
    private static final int HTTP_OK = 200;
    private static final int HTTP_PARTIAL = 206;
    private static final int HTTP_RANGE_NOT_SATISFIABLE = 416;

    private final URI address;
    private final String md5;
    private final Consumer<String> progress;
    private final Duration patience;

    /**
     * Prepares a download that ends after a minute without a byte.
     *
     * @param address the file's address
     * @param md5 the file's expected MD5, in lower-case hexadecimal
     * @param progress receives one line every few percent
     */
    ArchiveDownload(URI address, String md5, Consumer<String> progress) {
        this(address, md5, progress, Duration.ofMinutes(1));
    }

    /** Prepares a download with another longest time without a byte. */
    ArchiveDownload(URI address, String md5, Consumer<String> progress, Duration patience) {
        this.address = address;
        this.md5 = md5;
        this.progress = progress;
        this.patience = patience;
    }

    /** A check of a downloaded file before it is moved into place. */
    interface Check {
        /**
         * Checks a file.
         *
         * @throws IOException if the file is not the expected one
         */
        void check(Path fetched) throws IOException;
    }

    /**
     * Downloads the file, checks it and moves it into place.
     *
     * @param file where to; its folder is created if missing
     * @param check a further check besides the MD5
     * @throws DataException if it cannot be downloaded or is not the expected file. A wrong file is
     *     kept under the name that the message states
     */
    void to(Path file, Check check) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(out, part);
            fetch(out, part);
            verify(part, check);
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            if (Files.exists(part) && Files.size(part) == 0) {
                Files.delete(part);
            }
        }
        progress.accept("downloaded and verified " + file);
    }

    /**
     * Keeps other processes from writing to the same file. The system frees the lock when this
     * process ends, however it ends.
     */
    private void lock(FileChannel out, Path part) throws IOException {
        FileLock lock;
        try {
            // Behind all contents: where locks keep others from reading, the contents stay free.
            lock = out.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new DataException(
                    "another run is downloading to %s. Run again when it has ended. %s"
                            .formatted(part, Cifar10.WHAT_TO_SET));
        }
    }

    private void fetch(FileChannel out, Path part) throws IOException {
        try {
            fetch(out, part, out.size());
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(
                    "the download of %s broke off (%s). Run again with -Drepro.download=true: it continues after the %,d bytes in %s. %s"
                            .formatted(address, e, out.size(), part, Cifar10.WHAT_TO_SET),
                    e);
        }
    }

    private void fetch(FileChannel out, Path part, long have) throws IOException {
        HttpResponse<InputStream> response = request(have);
        try (InputStream body = new ImpatientStream(response.body(), patience)) {
            int status = response.statusCode();
            if (status == HTTP_OK) {
                copy(response, body, out, 0);
            } else if (status == HTTP_PARTIAL && have > 0) {
                if (!continues(response, have)) {
                    body.close();
                    fetch(out, part, 0);
                    return;
                }
                copy(response, body, out, have);
            } else if (status == HTTP_RANGE_NOT_SATISFIABLE && have > 0) {
                // The server has no bytes beyond these: the file is whole, or the digest will
                // differ.
                progress.accept(part + " is already complete");
            } else {
                throw new DataException(
                        "%s answered with HTTP status %d, expected %d or %d. %s"
                                .formatted(
                                        address,
                                        status,
                                        HTTP_OK,
                                        HTTP_PARTIAL,
                                        Cifar10.WHAT_TO_SET));
            }
        }
    }

    /** Tests if a part begins where the bytes that are there end. */
    private static boolean continues(HttpResponse<InputStream> response, long have) {
        return response.headers()
                .firstValue("Content-Range")
                .filter(range -> range.matches("(?i)bytes %d-\\d+/(\\d+|\\*)".formatted(have)))
                .isPresent();
    }

    private HttpResponse<InputStream> request(long have) throws IOException {
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(30))
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("the download of " + address + " was interrupted", e);
        }
    }

    private void copy(
            HttpResponse<InputStream> response, InputStream body, FileChannel out, long start)
            throws IOException {
        OptionalLong length = response.headers().firstValueAsLong("Content-Length");
        Percent percent = new Percent(start, length.isPresent() ? start + length.getAsLong() : -1);
        out.truncate(start).position(start);
        byte[] buffer = new byte[1 << 16];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            percent.add(n);
        }
    }

    /** Reports every 5 %. */
    private final class Percent {
        private static final int STEP = 5;
        private final long total;
        private long done;
        private long next;

        Percent(long done, long total) {
            this.done = done;
            this.total = total;
            next = total < 0 ? Long.MAX_VALUE : 100 * done / total / STEP * STEP + STEP;
            progress.accept(
                    "fetching %s%s"
                            .formatted(
                                    address, done > 0 ? ", from byte %,d on".formatted(done) : ""));
        }

        void add(int bytes) {
            done += bytes;
            if (total > 0 && 100 * done / total >= next) {
                long reached = 100 * done / total;
                progress.accept("%d %% of %,d bytes of %s".formatted(reached, total, address));
                next = reached / STEP * STEP + STEP;
            }
        }
    }

    private void verify(Path part, Check check) throws IOException {
        String seen = md5Of(part);
        if (!seen.equals(md5)) {
            throw rejected(part, "its MD5 is %s, expected %s".formatted(seen, md5), null);
        }
        try {
            check.check(part);
        } catch (IOException e) {
            throw rejected(part, e.getMessage(), e);
        }
    }

    /** Moves a wrong file out of the way, so that the next attempt does not continue from it. */
    private DataException rejected(Path part, @Nullable String reason, @Nullable IOException cause)
            throws IOException {
        String name = part.getFileName().toString();
        Path kept = part.resolveSibling(name.substring(0, name.length() - 5) + ".rejected");
        Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
        return new DataException(
                "%s sent another file than expected: %s. It is kept as %s. %s"
                        .formatted(address, reason, kept, Cifar10.WHAT_TO_SET),
                cause);
    }

    private static String md5Of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has MD5", e);
        }
    }
}
