package dev.reprokit.bundle;

/** Recognises the addresses that ORCID gives to researchers. */
final class Orcid {
    private static final String ADDRESS = "https://orcid\\.org/(\\d{4}-){3}\\d{3}[\\dX]";

    private Orcid() {}

    static boolean is(String address) {
        return address.matches(ADDRESS);
    }
}
