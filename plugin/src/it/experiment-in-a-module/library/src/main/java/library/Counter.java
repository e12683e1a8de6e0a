package library;

/** What the experiment measures. */
public final class Counter {
    private Counter() {}

    /** One more. */
    public static double next(double count) {
        return count + 1;
    }
}
