#!/usr/bin/env bash
# DJL 0.36.0, PyTorch 2.7.1 for the CPU of Linux x86_64. Java 17. 2026-11-30.
#
# One would expect: Model.load refuses a file whose parameters have other shapes than the model's
# layers, as PyTorch's load_state_dict does, or says so.
# What happens: a layer that was made with five units silently becomes one of two, if the file holds
# two. Its output shapes say so from then on, and what it computes has two numbers.
#
# Seen:
#   has output shape (1, 2)
#   computes (1, 2)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>own</groupId>
  <artifactId>load</artifactId>
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

cat > Load.java <<'JAVA'
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;

public class Load {
    public static void main(String[] none) throws Exception {
        Path folder = Path.of("model");
        Shape input = new Shape(1, 3);
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                Model saved = model(2);
                Model loaded = model(5)) {
            saved.getBlock().initialize(manager, DataType.FLOAT32, input);
            saved.save(folder, "model");
            loaded.load(folder, "model");
            NDArray output =
                    loaded.getBlock()
                            .forward(
                                    new ParameterStore(manager, false),
                                    new NDList(manager.ones(input)),
                                    false)
                            .get(0);
            Shape[] said = loaded.getBlock().getOutputShapes(new Shape[] {input});
            System.out.println("has output shape " + said[0]);
            System.out.println("computes " + output.getShape());
        }
    }

    static Model model(int units) {
        Model model = Model.newInstance("model", "PyTorch");
        model.setBlock(Linear.builder().setUnits(units).build());
        return model;
    }
}
JAVA
java -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -cp 'lib/*' Load.java 2> errors | tee seen \
  || { cat errors; exit 1; }

diff seen - <<'SEEN'
has output shape (1, 2)
computes (1, 2)
SEEN
