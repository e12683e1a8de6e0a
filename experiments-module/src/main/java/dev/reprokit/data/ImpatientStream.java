package dev.reprokit.data;

import static java.util.Objects.requireNonNull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A stream that does not wait for ever: a read that brings no byte within a time fails. The body of
 * an HTTP response has no such limit of its own, and a server that has stopped sending would hold a
 * run for a day.
 */
final class ImpatientStream extends FilterInputStream {
    private final Duration patience;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "download");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * Reads a stream.
     *
     * @param in the stream, closed with this one; closing it must end a read that waits
     * @param patience the longest time without a byte
     */
    ImpatientStream(InputStream in, Duration patience) {
        super(in);
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SocketTimeoutException if nothing came; the stream is of no use any more
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Future<Integer> read = reader.submit(() -> in.read(bytes, offset, length));
        try {
            return read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException(
                    "no byte in %s seconds".formatted(patience.toMillis() / 1000.0));
        } catch (ExecutionException e) {
            Throwable cause = requireNonNull(e.getCause(), "what the read has thrown");
            throw new IOException(cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a byte");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            reader.shutdownNow();
        }
    }
}
