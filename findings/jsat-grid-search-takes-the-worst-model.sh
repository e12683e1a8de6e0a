#!/usr/bin/env bash
# JSAT 0.0.9 (com.edwardraff:JSAT), GridSearch with setRegressionTargetScore(new
# CoefficientOfDetermination()); Java 17. 2026-12-01.
#
# One would expect: of the parameters that it tries, the search takes the ones with the highest
# coefficient of determination, as it takes those with the lowest relative squared error. The one is
# 1 minus the other, so that both searches have the same winner.
# What happens: the coefficient says of itself that lower is better. The search believes it and takes
# the worst parameters there are, and trains the final model with them, without a message.
#
# The data is a straight line without noise, which the regression with next to no penalty fits best.
#
# Seen:
#   by Relative Squared Error: penalty 1.0E-6, predicts 100 for 100
#   by Coefficient of Determination: penalty 1000000.0, predicts 73 for 100
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q -B dependency:copy -Dartifact=com.edwardraff:JSAT:0.0.9 -DoutputDirectory=lib > download.log 2>&1

cat > Search.java <<'JAVA'
import jsat.classifiers.CategoricalData;
import jsat.classifiers.DataPoint;
import jsat.linear.DenseVector;
import jsat.parameters.GridSearch;
import jsat.regression.RegressionDataSet;
import jsat.regression.RidgeRegression;
import jsat.regression.evaluation.CoefficientOfDetermination;
import jsat.regression.evaluation.RegressionScore;
import jsat.regression.evaluation.RelativeSquaredError;

class Search {
    public static void main(String[] args) {
        RegressionDataSet line = new RegressionDataSet(1, new CategoricalData[0]);
        for (int i = 0; i < 200; i++) {
            line.addDataPoint(new DenseVector(new double[] {i}), i);
        }
        for (RegressionScore score : new RegressionScore[] {new RelativeSquaredError(), new CoefficientOfDetermination()}) {
            GridSearch search = new GridSearch(new RidgeRegression(), 5);
            search.setRegressionTargetScore(score);
            search.addParameter("Lambda", 1e-6, 1.0, 1e6);
            search.train(line);
            RidgeRegression taken = (RidgeRegression) search.getTrainedRegressor();
            double predicted = search.regress(new DataPoint(new DenseVector(new double[] {100})));
            System.out.println("by " + score.getName() + ": penalty " + taken.getLambda()
                    + ", predicts " + Math.round(predicted) + " for 100");
        }
        System.exit(0);
    }
}
JAVA
seen=$(java -cp 'lib/*' Search.java 2> java.log)
echo "$seen"
[ "$seen" = "by Relative Squared Error: penalty 1.0E-6, predicts 100 for 100
by Coefficient of Determination: penalty 1000000.0, predicts 73 for 100" ]
