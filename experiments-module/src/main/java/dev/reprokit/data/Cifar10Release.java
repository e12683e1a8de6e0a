package dev.reprokit.data;

import java.net.URI;
import java.util.Map;

/**
 * Addresses and digests of CIFAR-10's published binary version.
 *
 * @param archive address of the archive
 * @param md5 the archive's MD5, as its page prints it
 * @param sha256 SHA-256 of each of the six files in it, by name
 * @param imagesPerFile number of images in each file
 */
record Cifar10Release(URI archive, String md5, Map<String, String> sha256, int imagesPerFile) {

    /**
     * The files of Krizhevsky (2009). The MD5 is printed on
     * https://www.cs.toronto.edu/~kriz/cifar.html; the SHA-256 digests were computed from the files
     * in the archive with that MD5.
     */
    static final Cifar10Release OFFICIAL =
            new Cifar10Release(
                    URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
                    "c32a1d4ab5d03f1284b67883e8d13530",
                    Map.of(
                            "data_batch_1.bin",
                            "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
                            "data_batch_2.bin",
                            "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
                            "data_batch_3.bin",
                            "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
                            "data_batch_4.bin",
                            "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
                            "data_batch_5.bin",
                            "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
                            "test_batch.bin",
                            "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
                    10_000);
}
