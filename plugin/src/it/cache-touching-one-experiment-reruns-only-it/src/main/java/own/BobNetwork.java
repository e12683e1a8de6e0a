package own;

/** The other network. */
final class BobNetwork {
    static double next(double count) {
        return count + 1;
    }
}
