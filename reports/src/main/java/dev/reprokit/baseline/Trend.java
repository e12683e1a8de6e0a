package dev.reprokit.baseline;

import org.apache.commons.statistics.distribution.TDistribution;

import java.util.List;

/**
 * Tests whether means that follow one another lie on a rising or falling line, rather than on a
 * level one. The line is fitted by least squares, each mean weighted by its number of seeds.
 *
 * <p>Two tests must both see a slope, so p is the larger one's. The first measures chance by the
 * spread between the seeds of each mean: it knows how far a mean strays that is drawn anew. The
 * second measures it by the scatter of the means around the line: where means stray further than
 * their seeds say, e.g. since another library shifts all seeds alike, it does not take that for a
 * trend. Both are Student's t tests, two-sided.
 */
final class Trend {
    private Trend() {}

    /**
     * Tests means in their order.
     *
     * @param values three or more, all of different draws
     * @return p, from 0 to 1
     */
    static double p(List<HistoryValue> values) {
        double weight = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < values.size(); i++) {
            HistoryValue value = values.get(i);
            weight += value.seeds();
            x += value.seeds() * (double) i;
            y += value.seeds() * value.mean();
        }
        x /= weight;
        y /= weight;
        double xx = 0;
        double xy = 0;
        double between = 0;
        int freedom = 0;
        for (int i = 0; i < values.size(); i++) {
            HistoryValue value = values.get(i);
            xx += value.seeds() * (i - x) * (i - x);
            xy += value.seeds() * (i - x) * (value.mean() - y);
            between += (value.seeds() - 1) * value.deviation() * value.deviation();
            freedom += value.seeds() - 1;
        }
        double slope = xy / xx;
        double around = 0;
        for (int i = 0; i < values.size(); i++) {
            HistoryValue value = values.get(i);
            double distance = value.mean() - y - slope * (i - x);
            around += value.seeds() * distance * distance;
        }
        double byScatter = p(slope, around, values.size() - 2, xx);
        return freedom == 0 ? byScatter : Math.max(byScatter, p(slope, between, freedom, xx));
    }

    /**
     * Tests one slope against one measure of chance.
     *
     * @param squares the sum of squares that measures the variance of one seed
     * @param freedom its degrees of freedom
     * @param xx the weighted sum of squares of the places
     */
    private static double p(double slope, double squares, int freedom, double xx) {
        if (slope == 0) {
            return 1;
        }
        double error = Math.sqrt(squares / freedom / xx);
        return error == 0
                ? 0
                : 2 * TDistribution.of(freedom).cumulativeProbability(-Math.abs(slope / error));
    }
}
