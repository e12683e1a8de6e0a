#!/usr/bin/env bash
# JSAT 0.0.9 (com.edwardraff:JSAT), jsat.classifiers.evaluation.AUC; Java 17. 2026-12-01.
#
# One would expect: the area under the ROC curve is the chance that a positive sample has a higher
# score than a negative one, ties counted half (Hanley and McNeil, 1982). A classifier that gives
# each sample the same score has 0.5, and weights that are the same for each sample change nothing.
# What happens: tied samples stay in the order in which they were given, so that the same answers
# have any area from 0 to 1. Of a pair, only the positive sample's weight counts: where each sample
# weighs 2, perfect answers have 0.5, the value of guessing, and where each weighs 1/2 they have 2.
#
# Seen:
#   perfect, each weighs 1: 1.0
#   perfect, each weighs 2: 0.5
#   perfect, each weighs 0.5: 2.0
#   all tied, negatives last: 0.0
#   all tied, mixed: 0.5
#   all tied, negatives first: 1.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q -B dependency:copy -Dartifact=com.edwardraff:JSAT:0.0.9 -DoutputDirectory=lib > download.log 2>&1

cat > Areas.java <<'JAVA'
import jsat.classifiers.CategoricalData;
import jsat.classifiers.CategoricalResults;
import jsat.classifiers.evaluation.AUC;

class Areas {
    // Category 0 is the positive one.
    static double area(double weight, double[] scores, int... categories) {
        AUC area = new AUC();
        area.prepare(new CategoricalData(2));
        for (int i = 0; i < scores.length; i++) {
            area.addResult(new CategoricalResults(new double[] {scores[i], 1 - scores[i]}), categories[i], weight);
        }
        return area.getScore();
    }

    public static void main(String[] args) {
        double[] perfect = {0.9, 0.8, 0.2, 0.1};
        for (double weight : new double[] {1, 2, 0.5}) {
            System.out.println("perfect, each weighs " + (weight < 1 ? "0.5" : (int) weight) + ": "
                    + area(weight, perfect, 0, 0, 1, 1));
        }
        double[] tied = {0.5, 0.5, 0.5, 0.5};
        System.out.println("all tied, negatives last: " + area(1, tied, 0, 0, 1, 1));
        System.out.println("all tied, mixed: " + area(1, tied, 0, 1, 1, 0));
        System.out.println("all tied, negatives first: " + area(1, tied, 1, 1, 0, 0));
    }
}
JAVA
seen=$(java -cp 'lib/*' Areas.java 2> java.log)
echo "$seen"
[ "$seen" = "perfect, each weighs 1: 1.0
perfect, each weighs 2: 0.5
perfect, each weighs 0.5: 2.0
all tied, negatives last: 0.0
all tied, mixed: 0.5
all tied, negatives first: 1.0" ]
