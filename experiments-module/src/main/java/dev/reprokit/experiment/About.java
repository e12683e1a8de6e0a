package dev.reprokit.experiment;

import dev.reprokit.record.chart.Link;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an experiment is, for the list of experiments and for the top of its page.
 *
 * <pre>{@code
 * About.of("lrn-removal", "Removing local response normalisation")
 *         .asks("Does an AlexNet learn faster without local response normalisation?")
 *         .from("research log, 'LRN removal'")
 *         .protocol("CIFAR-10, 50,000 training images.", "SGD with momentum 0.9.")
 * }</pre>
 *
 * @param id the id that users type, unique on the class path: lower-case letters and digits, with
 *     single hyphens between them
 * @param title the title of the experiment's page
 * @param question the question that the experiment answers, one sentence
 * @param source the source of the question: paper and section, or the research log, a notebook of
 *     training runs on CIFAR-10 that ReproKit repeats
 * @param protocol the published protocol (networks, data, optimiser, schedule) and what the source
 *     leaves open, one sentence per item
 * @param links links to the papers
 */
public record About(
        String id,
        String title,
        String question,
        String source,
        List<String> protocol,
        List<Link> links) {

    /** Keeps copies of the lists. */
    public About {
        protocol = List.copyOf(protocol);
        links = List.copyOf(links);
    }

    /**
     * Creates a description without question and source.
     *
     * @param id the id that users type
     * @param title the title of the experiment's page
     * @return a description to be completed with {@link #asks} and {@link #from}
     */
    public static About of(String id, String title) {
        return new About(id, title, "", "", List.of(), List.of());
    }

    /**
     * Returns this description with a question.
     *
     * @param sentence the question that the experiment answers
     * @return a new description
     */
    public About asks(String sentence) {
        return new About(id, title, sentence, source, protocol, links);
    }

    /**
     * Returns this description with a source.
     *
     * @param who paper and section, or the research log and its experiment
     * @return a new description
     */
    public About from(String who) {
        return new About(id, title, question, who, protocol, links);
    }

    /**
     * Returns this description with sentences on the published protocol, after those that it has.
     *
     * @param sentences networks, data, optimiser, schedule, and what the source leaves open
     * @return a new description
     */
    public About protocol(String... sentences) {
        return protocol(List.of(sentences));
    }

    /**
     * Returns this description with sentences on the published protocol, after those that it has.
     *
     * @param sentences networks, data, optimiser, schedule, and what the source leaves open
     * @return a new description
     */
    public About protocol(List<String> sentences) {
        return new About(
                id,
                title,
                question,
                source,
                Stream.concat(protocol.stream(), sentences.stream()).toList(),
                links);
    }

    /**
     * Returns this description with links.
     *
     * @param papers links to the papers
     * @return a new description
     */
    public About links(Link... papers) {
        return new About(id, title, question, source, protocol, List.of(papers));
    }
}
