package dev.reprokit.data;

import java.io.IOException;

/**
 * A source of a data set: {@link #load} reads or generates its images. {@link DataSources} finds a
 * source by its id.
 */
public interface DataSource {

    /**
     * Returns the id that users type.
     *
     * @return one of {@link DataSources#ids()}
     */
    String id();

    /**
     * Reads or generates the first images of the data set. Loading more images gives the same ones
     * first.
     *
     * @param train number of training images
     * @param test number of test images
     * @return the images
     * @throws DataException if the data set has fewer images, is missing or is damaged; the message
     *     states what to do
     * @throws IOException if reading fails otherwise
     */
    Dataset load(int train, int test) throws IOException;
}
