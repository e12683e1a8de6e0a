#!/usr/bin/env bash
# Smile 3.1.1 (com.github.haifengl:smile-base), MathEx.KullbackLeiblerDivergence(x, y); Java 17.
# 2026-12-01.
#
# One would expect: the divergence of two distributions is never negative, and infinite where x has
# mass and y has none.
# What happens: such places are passed over. Half of the mass then counts, and the divergence of
# (1/2, 1/2) from (1, 0) is -0.35; that of (1/2, 1/2, 0) from (1/2, 0, 1/2) is 0, as if the two were
# equal. Only where no place is shared at all is it infinite.
#
# Seen:
#   half of the mass: -0.3466
#   two different ones: 0.0000
#   nothing shared: Infinity
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

for artifact in com.github.haifengl:smile-base:3.1.1 org.slf4j:slf4j-api:2.0.13; do
    mvn -q -B dependency:copy -Dartifact=$artifact -DoutputDirectory=lib > download.log 2>&1
done

cat > Divergence.java <<'JAVA'
import java.util.Locale;

import smile.math.MathEx;

class Divergence {
    public static void main(String[] args) {
        print("half of the mass", new double[] {.5, .5}, new double[] {1, 0});
        print("two different ones", new double[] {.5, .5, 0}, new double[] {.5, 0, .5});
        print("nothing shared", new double[] {1, 0}, new double[] {0, 1});
    }

    static void print(String what, double[] x, double[] y) {
        double divergence = MathEx.KullbackLeiblerDivergence(x, y);
        System.out.printf(Locale.ROOT, "%s: %.4f%n", what, divergence);
    }
}
JAVA
seen=$(java -cp 'lib/*' Divergence.java 2> java.log)
echo "$seen"
[ "$seen" = "half of the mass: -0.3466
two different ones: 0.0000
nothing shared: Infinity" ]
