package dev.reprokit.manuscript;

import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import java.util.List;

/**
 * Writes the numbers of claims as LaTeX macros: the contents of {@code claims.tex}. It needs no
 * package, and works with pdfLaTeX, XeLaTeX and LuaLaTeX.
 */
public final class ClaimMacros {
    private static final String TITLE = "% The numbers of claims, by ReproKit";

    private static final String USE =
            """
            %%
            %% In the preamble:     \\input{claims}
            %% In the text:         \\repro{EXPERIMENT}{CLAIM}{FIELD}, also in formulas
            %% With it written out: \\reprovalue{EXPERIMENT}{CLAIM}{FIELD}{12.3} shows 12.3
            %% Fields:              %s
            %%
            %% repro:check with -Drepro.text=paper.tex fails where a text names what is not here, or has
            %% an older number written out. repro:report writes this file anew: change nothing here.
            %%
            """;

    /** Names of macros have letters only, so that those with ids are made by csname. */
    private static final String MACROS =
            """
            \\ifdefined\\reprodefine\\else
              \\newcommand*{\\reprodefine}[4]{%
                \\expandafter\\def\\csname repro/\\detokenize{#1/#2/#3}\\endcsname{#4}}
              \\newcommand*{\\repro}[3]{%
                \\ifcsname repro/\\detokenize{#1/#2/#3}\\endcsname
                  \\csname repro/\\detokenize{#1/#2/#3}\\endcsname
                \\else
                  \\reproerror{#1}{#2}{#3}%
                \\fi}
              \\newcommand*{\\reprovalue}[4]{#4}
              \\protected\\def\\reprotext#1{\\ifmmode\\mbox{#1}\\else#1\\fi}
              \\protected\\def\\reproerror#1#2#3{%
                \\PackageError{repro}{%
                  \\ifcsname repro/\\detokenize{#1/#2/verdict}\\endcsname
                    Claim '\\detokenize{#2}' of '\\detokenize{#1}' has no '\\detokenize{#3}'%
                  \\else
                    There is no claim '\\detokenize{#2}' of '\\detokenize{#1}'%
                  \\fi}{claims.tex has all that there are.}%
                \\reprotext{??}}
            \\fi
            """;

    private ClaimMacros() {}

    /**
     * Writes the numbers of all claims.
     *
     * @param runs whole runs
     * @return LaTeX, with a comment on its use and on the origin of each run
     */
    public static String of(List<Run> runs) {
        StringBuilder tex = new StringBuilder(TITLE + "\n");
        tex.append(USE.formatted(String.join(", ", ClaimNumbers.FIELDS)));
        runs.forEach(run -> tex.append(origin(run)));
        tex.append(MACROS);
        for (ClaimNumbers claim : ClaimList.of(runs).claims()) {
            tex.append('\n');
            if (canBeNamed(claim.claim())) {
                claim.fields()
                        .forEach(
                                (field, value) ->
                                        tex.append(
                                                "\\reprodefine{%s}{%s}{%s}{%s}\n"
                                                        .formatted(
                                                                claim.experiment(),
                                                                claim.claim(),
                                                                field,
                                                                value.tex())));
            } else {
                tex.append(
                        "%% LaTeX cannot name the claim %s of %s.\n"
                                .formatted(TexEscape.of(claim.claim()), claim.experiment()));
            }
        }
        return tex.toString();
    }

    private static String origin(Run run) {
        Provenance provenance = run.provenance();
        return "%% %s: scale %s, commit %s%s%s\n"
                .formatted(
                        run.experiment(),
                        run.verdicts().scale().id(),
                        provenance.gitCommit(),
                        Boolean.TRUE.equals(provenance.gitDirty())
                                ? ", from which files differed"
                                : "",
                        run.verdicts().look() == null ? "" : "; only a look, no evidence");
    }

    /** Tests if a claim's id can be an argument: no comment begins in it, and no group. */
    static boolean canBeNamed(String claim) {
        return !claim.matches("(?s).*[%{}\\\\\\p{Cntrl}].*");
    }

    /** Tests if a file is a {@code claims.tex}, of whatever runs. */
    static boolean isWritten(String tex) {
        return tex.startsWith(TITLE);
    }

    /** Tests if a {@code claims.tex} has the numbers of these runs, whatever their commits are. */
    static boolean hasNumbersOf(List<Run> runs, String tex) {
        return withoutComments(tex).equals(withoutComments(of(runs)));
    }

    private static List<String> withoutComments(String tex) {
        return tex.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("%"))
                .toList();
    }
}
