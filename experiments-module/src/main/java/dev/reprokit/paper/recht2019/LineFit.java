package dev.reprokit.paper.recht2019;

/**
 * A least-squares line.
 *
 * @param slope rise of y per unit of x
 * @param offset y at x = 0
 * @param correlation Pearson's r
 */
record LineFit(double slope, double offset, double correlation) {

    /** Fits y as a function of x. */
    static LineFit of(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += x[i] / x.length;
            meanY += y[i] / x.length;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        double slope = xy / xx;
        return new LineFit(slope, meanY - slope * meanX, xy / Math.sqrt(xx * yy));
    }
}
