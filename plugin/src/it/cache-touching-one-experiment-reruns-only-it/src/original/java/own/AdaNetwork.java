package own;

/** The network that is touched. */
final class AdaNetwork {
    static double next(double count) {
        return count + 1;
    }
}
