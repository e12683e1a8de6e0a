#!/usr/bin/env bash
# DJL 0.36.0, PyTorch 2.7.1 for the CPU of Linux x86_64. Java 17. 2026-11-30.
#
# One would expect: NDArray.allClose, which takes the tolerances of NumPy's and PyTorch's function of
# the name, tells infinite numbers as they do: two are close if they are the same infinity, and no
# other number is close to one.
# What happens: the tolerance is a share of the second number, so it is infinite where that is, and
# every first number is within it: 1, 0 and even the other infinity. Only NaN is not. The other way
# round, infinity is not close to 1. A test that compares with a result that has overflowed passes.
#
# Seen:
#   Infinity close to Infinity: true
#   1.0 close to Infinity: true
#   0.0 close to -Infinity: true
#   -Infinity close to Infinity: true
#   Infinity close to 1.0: false
#   NaN close to Infinity: false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>own</groupId>
  <artifactId>close</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-engine</artifactId>
      <version>0.36.0</version>
    </dependency>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-jni</artifactId>
      <version>2.7.1-0.36.0</version>
    </dependency>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-native-cpu</artifactId>
      <version>2.7.1</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > download.log 2>&1

cat > Close.java <<'JAVA'
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

public class Close {
    public static void main(String[] none) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            float infinity = Float.POSITIVE_INFINITY;
            float[][] pairs = {
                {infinity, infinity}, {1, infinity}, {0, -infinity}, {-infinity, infinity},
                {infinity, 1}, {Float.NaN, infinity}
            };
            for (float[] pair : pairs) {
                NDArray first = manager.create(new float[] {pair[0]});
                NDArray second = manager.create(new float[] {pair[1]});
                System.out.printf(
                        "%s close to %s: %b%n", pair[0], pair[1], first.allClose(second));
            }
        }
    }
}
JAVA
java -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -cp 'lib/*' Close.java 2> errors | tee seen \
  || { cat errors; exit 1; }

diff seen - <<'SEEN'
Infinity close to Infinity: true
1.0 close to Infinity: true
0.0 close to -Infinity: true
-Infinity close to Infinity: true
Infinity close to 1.0: false
NaN close to Infinity: false
SEEN
