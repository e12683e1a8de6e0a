#!/usr/bin/env bash
# DJL 0.36.0, PyTorch 2.7.1 for the CPU of Linux x86_64. Java 17. 2026-11-30.
#
# One would expect: RandomAccessDataset.randomSplit makes every division of the data equally likely,
# so that each of three elements is the one of the first part in a third of all divisions.
# What happens: the first part is the first, the second and the third element with chances that fit
# 9, 10 and 8 in 27. That is what a shuffle gives that exchanges each place with any place, not only
# with those that are left (3^3 equal ways onto 3! orders).
#
# Of 27,000 divisions, each would count 9,000 with a standard deviation of 77. The seed is fixed; the
# counts are rounded to thousands, so that the script fails if a count moves by some 500.
#
# Seen:
#   element 0: about 9,000
#   element 1: about 10,000
#   element 2: about 8,000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>own</groupId>
  <artifactId>split</artifactId>
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

cat > Places.java <<'JAVA'
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomAccessDataset;

public class Places {
    public static void main(String[] none) throws Exception {
        Engine.getEngine("PyTorch").setRandomSeed(1);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            RandomAccessDataset three =
                    new ArrayDataset.Builder()
                            .setData(manager.create(new float[] {0, 1, 2}))
                            .setSampling(1, false)
                            .build();
            int[] first = new int[3];
            for (int i = 0; i < 27_000; i++) {
                try (NDManager scope = manager.newSubManager()) {
                    RandomAccessDataset part = three.randomSplit(1, 2)[0];
                    first[(int) part.get(scope, 0).getData().get(0).getFloat()]++;
                }
            }
            for (int i = 0; i < 3; i++) {
                System.err.println(first[i]);
                System.out.printf("element %d: about %d,000%n", i, Math.round(first[i] / 1e3));
            }
        }
    }
}
JAVA
java -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -cp 'lib/*' Places.java 2> errors | tee seen \
  || { cat errors; exit 1; }

diff seen - <<'SEEN'
element 0: about 9,000
element 1: about 10,000
element 2: about 8,000
SEEN
