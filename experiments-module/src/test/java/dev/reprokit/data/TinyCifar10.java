package dev.reprokit.data;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.random.RandomStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** CIFAR-10's files with four images each. */
final class TinyCifar10 {
    static final int IMAGES_PER_FILE = 4;
    static final int RECORD = 3073;

    private TinyCifar10() {}

    /** The files' contents; image i of file f has label (f + i) mod 10 and random pixels. */
    static Map<String, byte[]> files() {
        RandomGenerator random = RandomStream.of(1, "tiny CIFAR-10");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : Cifar10Batches.FILES) {
            byte[] records = new byte[IMAGES_PER_FILE * RECORD];
            random.nextBytes(records);
            for (int image = 0; image < IMAGES_PER_FILE; image++) {
                records[image * RECORD] = (byte) ((files.size() + image) % 10);
            }
            files.put(name, records);
        }
        return files;
    }

    /** Writes the files into a folder. */
    static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The files as the official archive holds them, last one first, beside a text file. */
    static byte[] archive(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            add(tar, "batches.meta.txt", "airplane\n".getBytes());
            for (String name : new TreeMap<>(files).descendingKeySet()) {
                add(tar, name, files.get(name));
            }
        }
        return bytes.toByteArray();
    }

    /** The files' archive with one more member before them. */
    static byte[] archive(Map<String, byte[]> files, TarArchiveEntry first, InputStream contents)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.putArchiveEntry(first);
            contents.transferTo(tar);
            tar.closeArchiveEntry();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(tar, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] contents)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + name);
        entry.setSize(contents.length);
        tar.putArchiveEntry(entry);
        tar.write(contents);
        tar.closeArchiveEntry();
    }

    /** Declares these files and this archive to be the official ones. */
    static Cifar10Release release(URI address, Map<String, byte[]> files, byte[] archive) {
        Map<String, String> sha256 = new TreeMap<>();
        files.forEach((name, contents) -> sha256.put(name, Sha256.of(contents)));
        return new Cifar10Release(address, md5(archive), sha256, IMAGES_PER_FILE);
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
