package dev.reprokit.record.run;

import dev.reprokit.internal.text.TimeSpan;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a run whose budget of time was spent before all its trials had ended: the
 * contents of {@code undecided.json}. A trial is one setting run with one seed. The same command
 * goes on with the others.
 *
 * @param seeds the number of seeds whose trials have all ended
 * @param ofSeeds the number of all seeds
 * @param trials the number of trials (settings run with one seed) that have ended
 * @param ofTrials the number of all trials
 * @param secondsLeft the estimated seconds that the others take on the machine of the run; null if
 *     unknown
 */
public record Undecided(
        int seeds, int ofSeeds, int trials, int ofTrials, @Nullable Double secondsLeft) {

    /**
     * Says how far the run came.
     *
     * @return e.g. {@code 2 of 5 seeds, 4 of 10 trials, about 3 h 5 min left}
     */
    public String inWords() {
        return "%s of %s seeds, %s of %s trials%s"
                .formatted(
                        seeds,
                        ofSeeds,
                        trials,
                        ofTrials,
                        secondsLeft == null
                                ? ""
                                : ", about " + TimeSpan.inWords(secondsLeft) + " left");
    }
}
