#!/usr/bin/env bash
# JDK 17.0.15 (Debian's openjdk-17-jdk-headless), java.util.random. 2026-11-28.
#
# One would expect: two different seeds of 32 bytes, of the length that an algorithm asks for, give
# two different sequences of random numbers, as the SHA-256 digests of two experiments should.
# What happens: the bytes go into words of eight, and a byte from 0x80 on overwrites all bytes
# before it in its word. If each eighth byte is such a one, the other 28 bytes of the seed do not
# count. SplittableRandom, which has code of its own, is not affected. JDK 25 reads all bytes, so
# the same seed gives other numbers there.
#
# Seen:
#   L64X128MixRandom same true
#   L128X128MixRandom same true
#   L64X256MixRandom same true
#   Xoshiro256PlusPlus same true
#   Xoroshiro128PlusPlus same true
#   SplittableRandom same false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

if ! java -version 2>&1 | grep -q 'version "17\.'; then
  echo "needs a JDK 17 on the PATH: apt-get install openjdk-17-jdk-headless" >&2
  exit 1
fi

cat > Seeds.java <<'JAVA'
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

public class Seeds {
    public static void main(String[] names) {
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        for (int i = 0; i < 32; i++) {
            boolean last = i % 8 == 7;
            first[i] = last ? (byte) 0x9c : (byte) i;
            second[i] = last ? (byte) 0x9c : (byte) (100 - i);
        }
        for (String name : names) {
            var factory = RandomGeneratorFactory.<RandomGenerator>of(name);
            long[] one = factory.create(first).longs(1000).toArray();
            long[] two = factory.create(second).longs(1000).toArray();
            System.out.println(name + " same " + java.util.Arrays.equals(one, two));
        }
    }
}
JAVA
java Seeds.java L64X128MixRandom L128X128MixRandom L64X256MixRandom Xoshiro256PlusPlus \
  Xoroshiro128PlusPlus SplittableRandom | tee seen

diff seen - <<'SEEN'
L64X128MixRandom same true
L128X128MixRandom same true
L64X256MixRandom same true
Xoshiro256PlusPlus same true
Xoroshiro128PlusPlus same true
SplittableRandom same false
SEEN
