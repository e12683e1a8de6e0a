package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Downloads of a tiny archive through the data source, from a server on this machine. */
class ArchiveDownloadTest {
    @TempDir private Path parent;
    private Path folder;
    private Path file;
    private Path part;
    private HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private URI address;
    private Map<String, byte[]> files;
    private byte[] archive;
    private final List<String> ranges = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        folder = parent.resolve("not/there/yet");
        file = folder.resolve("cifar-10-binary.tar.gz");
        part = folder.resolve("cifar-10-binary.tar.gz.part");
        files = TinyCifar10.files();
        archive = TinyCifar10.archive(files);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        address = URI.create("http://localhost:" + server.getAddress().getPort() + "/cifar.tar.gz");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdown();
    }

    @Test
    void fetchesAndReadsTheArchive() throws IOException {
        serve(this::withRanges);
        Dataset dataset = load(officialRelease());
        assertThat(dataset.notes()).containsExactly("the six official CIFAR-10 files");
        assertThat(dataset.train().size()).isEqualTo(20);
        assertThat(file).hasBinaryContent(archive);
        assertThat(part).doesNotExist();
        assertThat(ranges).containsExactly("none");
        assertThat(progress)
                .anyMatch(line -> line.startsWith("100 % of "))
                .contains("downloaded and verified " + file);
    }

    @Test
    void fetchesNothingThatIsThere() throws IOException {
        serve(this::withRanges);
        TinyCifar10.write(folder, files);
        load(officialRelease());
        assertThat(ranges).isEmpty();
    }

    @Test
    void goesOnWhereAnEarlierDownloadStopped() throws IOException {
        serve(this::withRanges);
        writePart(archive.length / 2);
        load(officialRelease());
        assertThat(ranges).containsExactly("bytes=" + archive.length / 2 + "-");
        assertThat(file).hasBinaryContent(archive);
    }

    @Test
    void startsAnewIfTheServerKnowsNoRanges() throws IOException {
        serve(exchange -> send(exchange, 200, archive, 0));
        writePart(archive.length / 2);
        load(officialRelease());
        assertThat(file).hasBinaryContent(archive);
    }

    @Test
    void usesAPartThatIsWhole() throws IOException {
        serve(this::withRanges);
        writePart(archive.length);
        load(officialRelease());
        assertThat(ranges).containsExactly("bytes=" + archive.length + "-");
        assertThat(file).hasBinaryContent(archive);
    }

    @Test
    void keepsWhatCameBeforeTheConnectionWasCutAndGoesOnFromThere() throws IOException {
        serve(this::cutInTheMiddle);
        assertFails(
                officialRelease(),
                "broke off",
                "Run again with -Drepro.download=true",
                part.toString());
        // How much of the half that was sent came through before the cut is up to the network.
        long kept = Files.size(part);
        assertThat(kept).isBetween(0L, archive.length / 2L);
        assertThat(file).doesNotExist();

        server.removeContext("/");
        serve(this::withRanges);
        load(officialRelease());
        assertThat(ranges).last().isEqualTo(kept == 0 ? "none" : "bytes=" + kept + "-");
        assertThat(file).hasBinaryContent(archive);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsAfterATimeWithoutAByteAndGoesOnFromThere() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        serve(
                exchange -> {
                    cutInTheMiddle(exchange);
                    await(over);
                });
        try {
            // Long enough for a first connection on a busy machine.
            assertStalls(
                    Duration.ofSeconds(3),
                    " broke off (java.net.SocketTimeoutException: no byte in 3.0 seconds)");
            assertThat(part).hasSize(archive.length / 2L);
        } finally {
            over.countDown();
        }

        server.removeContext("/");
        serve(this::withRanges);
        load(officialRelease());
        assertThat(ranges).last().isEqualTo("bytes=" + archive.length / 2 + "-");
        assertThat(file).hasBinaryContent(archive);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsAfterATimeWithoutAnAnswer() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        serve(exchange -> await(over));
        try {
            assertStalls(Duration.ofMillis(500), "HttpTimeoutException");
            assertThat(part).doesNotExist();
        } finally {
            over.countDown();
        }
    }

    private void assertStalls(Duration patience, String why) throws IOException {
        Files.createDirectories(folder);
        ArchiveDownload download =
                new ArchiveDownload(address, TinyCifar10.md5(archive), progress::add, patience);
        assertThatThrownBy(() -> download.to(file, fetched -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(why, "Run again with -Drepro.download=true");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void startsAnewIfTheServerSendsAnotherPart() throws IOException {
        serve(
                exchange -> {
                    if (exchange.getRequestHeaders().containsKey("Range")) {
                        exchange.getResponseHeaders()
                                .set("Content-Range", "bytes 0-9/" + archive.length);
                        send(exchange, 206, Arrays.copyOf(archive, 10), 0);
                    } else {
                        send(exchange, 200, archive, 0);
                    }
                });
        writePart(archive.length / 2);
        load(officialRelease());
        assertThat(ranges).containsExactly("bytes=" + archive.length / 2 + "-", "none");
        assertThat(file).hasBinaryContent(archive);
    }

    @Test
    void doesNotWriteToAFileThatAnotherRunDownloads() throws IOException {
        serve(this::withRanges);
        writePart(100);
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE)) {
            other.lock(Long.MAX_VALUE - 1, 1, false);
            assertFails(officialRelease(), "another run is downloading to " + part);
        }
        assertThat(part).hasSize(100);
        load(officialRelease());
        assertThat(file).hasBinaryContent(archive);
    }

    @Test
    void aWrongDigestIsReportedAndTheFileKept() throws IOException {
        byte[] other = archive.clone();
        other[archive.length / 2]++;
        serve(exchange -> send(exchange, 200, other, 0));
        Path rejected = folder.resolve("cifar-10-binary.tar.gz.rejected");
        assertFails(
                officialRelease(),
                "its MD5 is " + TinyCifar10.md5(other),
                "expected " + TinyCifar10.md5(archive),
                "kept as " + rejected);
        assertThat(rejected).hasBinaryContent(other);
        assertThat(file).doesNotExist();
        assertThat(part).doesNotExist();
    }

    @Test
    void filesWithOtherDigestsAreRejectedEvenIfTheArchivesFits() throws IOException {
        serve(this::withRanges);
        Map<String, byte[]> others = TinyCifar10.files();
        others.get("data_batch_3.bin")[5]++;
        Cifar10Release release = TinyCifar10.release(address, others, archive);
        assertFails(release, "SHA-256 of its data_batch_3.bin", "kept as");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhichStatusTheServerAnswered() throws IOException {
        serve(exchange -> send(exchange, 404, new byte[0], 0));
        assertFails(officialRelease(), address.toString(), "status 404, expected 200 or 206");
        assertThat(part).doesNotExist();
    }

    @Test
    void saysThatNobodyAnswers() {
        server.stop(0);
        assertFails(officialRelease(), address.toString(), "ConnectException");
    }

    private Cifar10Release officialRelease() {
        return TinyCifar10.release(address, files, archive);
    }

    private Dataset load(Cifar10Release release) throws IOException {
        return new Cifar10(folder, true, progress::add, release).load(20, 4);
    }

    private void assertFails(Cifar10Release release, String... parts) {
        assertThatThrownBy(() -> load(release))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("-Drepro.dataDirectory=FOLDER");
    }

    private void writePart(int bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(part, Arrays.copyOf(archive, bytes));
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void serve(Answer answer) {
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String range = exchange.getRequestHeaders().getFirst("Range");
                        ranges.add(range == null ? "none" : range);
                        answer.to(exchange);
                    }
                });
    }

    private void withRanges(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= archive.length) {
            exchange.sendResponseHeaders(416, -1);
        } else {
            if (range != null) {
                exchange.getResponseHeaders()
                        .set(
                                "Content-Range",
                                "bytes %d-%d/%d"
                                        .formatted(from, archive.length - 1, archive.length));
            }
            send(exchange, range == null ? 200 : 206, archive, from);
        }
    }

    private void cutInTheMiddle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, archive.length);
        exchange.getResponseBody().write(archive, 0, archive.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes, int from)
            throws IOException {
        exchange.sendResponseHeaders(status, from == bytes.length ? -1 : bytes.length - from);
        exchange.getResponseBody().write(bytes, from, bytes.length - from);
    }
}
