package dev.reprokit.data;

import java.io.IOException;

/** Something that data sets come from. */
public interface DataSource {

    /**
     * The name that users type.
     *
     * @return one of {@link DataSources#ids()}
     */
    String id();

    /**
     * Makes or reads the first images of the data set. More images begin with the same ones.
     *
     * @param train how many training images
     * @param test how many test images
     * @return the images
     * @throws DataException if the data set has fewer, is missing or is damaged; the message says
     *     what to do
     * @throws IOException if reading fails otherwise
     */
    Dataset load(int train, int test) throws IOException;
}
