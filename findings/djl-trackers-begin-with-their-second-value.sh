#!/usr/bin/env bash
# DJL 0.36.0, PyTorch 2.7.1 for the CPU of Linux x86_64. Java 17. 2026-11-30.
#
# One would expect: the first step of an optimizer has the base value of its learning rate's tracker,
# as the first step of a scheduled optimizer of PyTorch does.
# What happens: optimizers count steps from 1, and FactorTracker and LinearTracker count from 0. The
# first step has the second value, and no step has the base value. With a factor of 0.1 that is a
# tenth of the rate that was asked for; a LinearTracker that begins at 0 is right by chance.
#
# The gradient is -1, so that a weight of 0 shows the rate.
#
# Seen:
#   fixed: 1.0 1.0 1.0
#   factor: 0.5 0.25 0.125
#   linear: 0.75 0.5 0.25
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>own</groupId>
  <artifactId>rates</artifactId>
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

cat > Rates.java <<'JAVA'
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.FactorTracker;
import ai.djl.training.tracker.LinearTracker;
import ai.djl.training.tracker.Tracker;

public class Rates {
    static final NDManager MANAGER = NDManager.newBaseManager("PyTorch");

    public static void main(String[] none) {
        print("fixed", Tracker.fixed(1));
        print("factor", FactorTracker.builder().setBaseValue(1).setFactor(0.5f).build());
        print("linear", LinearTracker.builder().setBaseValue(1).optSlope(-0.25f).build());
    }

    static void print(String name, Tracker rate) {
        NDArray weight = MANAGER.create(new float[] {0});
        NDArray gradient = MANAGER.create(new float[] {-1});
        Optimizer sgd = Optimizer.sgd().setLearningRateTracker(rate).build();
        StringBuilder steps = new StringBuilder();
        float before = 0;
        for (int i = 0; i < 3; i++) {
            sgd.update("weight", weight, gradient);
            float after = weight.getFloat();
            steps.append(' ').append(after - before);
            before = after;
        }
        System.out.println(name + ":" + steps);
    }
}
JAVA
java -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -cp 'lib/*' Rates.java 2> errors | tee seen \
  || { cat errors; exit 1; }

diff seen - <<'SEEN'
fixed: 1.0 1.0 1.0
factor: 0.5 0.25 0.125
linear: 0.75 0.5 0.25
SEEN
