#!/usr/bin/env bash
# DJL 0.36.0, its pytorch-jni 2.7.1-0.36.0, PyTorch 2.7.1 for the CPU of Linux x86_64. Java 17.
# 2026-11-30.
#
# One would expect: PYTORCH_LIBRARY_PATH, by which DJL takes an installed PyTorch instead of the one
# of a jar, works with the very library that DJL's own jar of the same version holds.
# What happens: DJL assumes the flavour 'cpu-precxx11' for every library that is named so, and asks
# its JNI's jar for that one. The jar has 'cpu' and 'cu128' only, so the engine does not start.
# With PYTORCH_FLAVOR=cpu beside it, it does.
#
# Seen:
#   from the jar: 3.0
#   by PYTORCH_LIBRARY_PATH: no file for flavour cpu-precxx11
#   with PYTORCH_FLAVOR=cpu: 3.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>own</groupId>
  <artifactId>flavour</artifactId>
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

cat > Sum.java <<'JAVA'
import ai.djl.ndarray.NDManager;

public class Sum {
    public static void main(String[] none) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            System.out.println(manager.create(new float[] {1, 2}).sum().getFloat());
        } catch (Throwable e) {
            String all = "";
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                all += " " + cause;
            }
            System.err.println(all);
            System.out.println(
                    all.contains("/cpu-precxx11/")
                            ? "no file for flavour cpu-precxx11"
                            : "another failure:" + all);
        }
    }
}
JAVA
run() {
  env DJL_CACHE_DIR="$folder/cache" "$@" java -Dai.djl.offline=true -DOPT_OUT_TRACKING=true \
    -cp 'lib/*' Sum.java 2>> errors
}
echo "from the jar: $(run)" | tee seen
library=$(echo "$folder"/cache/pytorch/2.7.1-*)
# A folder of its own, without what DJL has put beside the library.
mkdir installed && cp "$library"/lib[ctg]*.so* installed
echo "by PYTORCH_LIBRARY_PATH: $(run PYTORCH_LIBRARY_PATH="$folder/installed")" | tee -a seen
echo "with PYTORCH_FLAVOR=cpu: $(run PYTORCH_LIBRARY_PATH="$folder/installed" PYTORCH_FLAVOR=cpu)" \
  | tee -a seen
diff seen - <<< 'from the jar: 3.0
by PYTORCH_LIBRARY_PATH: no file for flavour cpu-precxx11
with PYTORCH_FLAVOR=cpu: 3.0' || { cat errors; exit 1; }
