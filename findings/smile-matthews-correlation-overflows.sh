#!/usr/bin/env bash
# Smile 3.1.1 (com.github.haifengl:smile-core), MatthewsCorrelation.of(truth, prediction); Java 17.
# 2026-12-01.
#
# One would expect: the coefficient depends on the shares of right and wrong answers, not on how many
# answers there are. A classifier that is right in 80 % of two equally large classes has 0.6.
# What happens: so it is for 400 and for 4,000 answers. For 400,000 the very same shares give a
# negative value: "worse than guessing". No exception, no NaN.
#
# Seen:
#   400 answers: 0.6
#   4000 answers: 0.6
#   400000 answers: below 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

for artifact in com.github.haifengl:smile-core:3.1.1 com.github.haifengl:smile-base:3.1.1 org.slf4j:slf4j-api:2.0.13; do
    mvn -q -B dependency:copy -Dartifact=$artifact -DoutputDirectory=lib > download.log 2>&1
done

cat > Shares.java <<'JAVA'
import smile.validation.metric.MatthewsCorrelation;

class Shares {
    public static void main(String[] args) {
        for (int answers : new int[] {400, 4_000, 400_000}) {
            int[] truth = new int[answers];
            int[] prediction = new int[answers];
            for (int i = 0; i < answers; i++) {
                truth[i] = i % 2;
                prediction[i] = i % 10 < 8 ? truth[i] : 1 - truth[i];
            }
            double correlation = MatthewsCorrelation.of(truth, prediction);
            String value = Math.abs(correlation - 0.6) < 1e-6 ? "0.6" : correlation < 0 ? "below 0" : "other";
            System.out.println(answers + " answers: " + value);
        }
    }
}
JAVA
seen=$(java -cp 'lib/*' Shares.java 2> java.log)
echo "$seen"
[ "$seen" = "400 answers: 0.6
4000 answers: 0.6
400000 answers: below 0" ]
