package dev.reprokit.plugin.bisect;

/**
 * One commit.
 *
 * @param id its full id
 * @param date its author's date and time, in ISO 8601
 * @param subject the first line of its message
 */
record Commit(String id, String date, String subject) {

    /** {@return the beginning of the id, for readers} */
    String shortId() {
        return id.substring(0, 10);
    }

    /** {@return the commit in one line: id, day and subject} */
    String inWords() {
        return "%s (%s) %s".formatted(shortId(), date.substring(0, 10), subject);
    }
}
