<#ftl output_format="Markdown">
<#macro link url><#if url?matches(r"https?://[^\s<>]+")><${url?no_esc}><#else>${url}</#if></#macro>
<#macro words list><#list list as word>${word}<#sep>, </#list></#macro>
<#assign work = appendix.work()>
# Artifact appendix: ${work.title()}

## Abstract

<#if work.description()??>
**${work.title()}:** ${work.description()}

</#if>
The artifact is the evidence of ${appendix.experiments()?size} <#if appendix.experiments()?size == 1>experiment<#else>experiments</#if>: what was planned, every value that was measured, the verdict on every claim, and a page to read. ${appendix.summary()}

## Artifact check-list (meta-information)

- **Program:** `${work.coordinates()?no_esc}`, run by ReproKit, a Maven plugin that repeats published results
<#if appendix.data()?has_content>
- **Data set:** <#list appendix.dataNames() as name>${name}<#sep>, <#else>none with digests</#list>
</#if>
- **Run-time environment:** <@words appendix.versions() />
- **Hardware:** <#list appendix.devices() as device>${device}<#sep>; </#list>
- **Execution:** one command per experiment, see [Experiments](#experiments)
<#if appendix.metrics()?has_content>
- **Metrics:** <@words appendix.metrics() />
</#if>
- **Output:** `repro/index.html`, and one folder per experiment with `report.html`, `metrics.csv`, `trials.csv` and `verdicts.json`
- **Experiments:** ${appendix.experiments()?size}, for ${appendix.claims()?size} <#if appendix.claims()?size == 1>claim<#else>claims</#if>
- **How much disk space required (approximately):** ${appendix.size()} for the evidence; software and data sets come on top
- **How much time is needed to complete experiments (approximately):** ${appendix.time()} of computing in all
<#if work.repository()??>
- **Publicly available:** <@link work.repository() />
</#if>
<#if work.licences()?has_content>
- **Code licenses:** <#list work.licences() as licence>${licence.name()}<#if licence.url()??> (<@link licence.url() />)</#if><#sep>, </#list>
</#if>
- **Workflow framework used:** Maven with ReproKit

## Description

### How delivered

One zip file. ${appendix.files()} files of it, ${appendix.size()}, are evidence: `repro/` holds the runs, `baseline/` the accepted results that they were held against, if there are any. `manifest-sha256.txt` has the digest of every file, `bom.cdx.json` lists libraries and data with theirs.
<#if work.commit()??>

The project is at commit `${work.commit()?no_esc}`<#if work.repository()??> of <@link work.repository() /></#if>.
<#elseif work.repository()??>

The project's source is at <@link work.repository() />.
</#if>

### Hardware dependencies

The experiments ran on: <#list appendix.devices() as device>${device}<#sep>; </#list>.

### Software dependencies

A JDK and Maven, which fetches libraries; programs in other languages need what they need. The experiments ran with <@words appendix.versions() />.

### Data sets

<#list appendix.data() as data>
- **${data.name()}**<#if data.notes()?has_content>: <#list data.notes() as note>${note}<#sep>; </#list></#if>
  <#list data.files() as file>
  - ${file.name()}, SHA-256 `${file.sha256()?no_esc}`
  </#list>
<#else>
None.
</#list>

## Installation

Unpack the bundle and check it:

    sha256sum --check manifest-sha256.txt

To read the results, open `repro/index.html`; nothing else is needed. To repeat them, get the project's source and change to its folder. There, this judges all claims anew, draws trials at random, runs them again, and says what that proves:

    mvn process-classes repro:verify -Drepro.bundle=FILE

## Experiment workflow

An experiment trains every condition with every seed and writes each value to `metrics.csv`. Its claims are judged from that file alone, and the page `report.html` shows them.

## Evaluation and expected results

### Major claims

Brackets hold the interval of the mean over n seeds.

<#list appendix.claims() as claim>
#### ${claim.number()} (${claim.id()})

${claim.sentence()} *Source:* ${claim.source()}. Claim ${claim.number()} is shown by experiment ${claim.experiment()}, on its [page](<${claim.page()?no_esc}>).

- *Published:* ${claim.published()!"no value"}
- *Observed:* ${claim.observed()}
- *Verdict:* **${claim.verdict()}**
<#if claim.criteria()?has_content>
- *Expected:* <#list claim.criteria() as criterion>${criterion}<#sep>; </#list>
</#if>

<#else>
No claim was asked.

</#list>
<#if appendix.notAsked()?has_content>
These runs do not ask:

<#list appendix.notAsked() as claim>
- ${claim.id()} (${claim.experiment()}): ${claim.sentence()}<#if claim.furtherRun()??> Would have to run: ${claim.furtherRun()}.</#if>
</#list>

</#if>
### Experiments

<#list appendix.experiments() as experiment>
#### ${experiment.number()} (${experiment.id()}): ${experiment.title()}

It takes 1 human-minute to start, ${experiment.time()} of computing on ${experiment.device()}, and ${experiment.size()} of disk space. It asks: ${experiment.question()} *Source:* ${experiment.source()}. Scale ${experiment.scale()}, ${experiment.trials()} <#if experiment.trials() == 1>trial<#else>trials</#if>, ${experiment.seeds()} <#if experiment.seeds() == 1>seed<#else>seeds</#if>.

*Execution:*

    ${experiment.command()?no_esc}

*Results:* [page](<${experiment.page()?no_esc}>)<#if experiment.claims()?has_content>, which shows <@words experiment.claims() /></#if>.
<#if experiment.departures()?has_content>

Less than the published protocol:

<#list experiment.departures() as departure>
- ${departure}
</#list>
</#if>

</#list>
## Experiment customization

`-Drepro.scale=` takes `smoke`, `reduced` or `paper`, from synthetic images and minutes to the published protocol; `-Drepro.seeds=` the number of seeds; `-Drepro.experiments=` the experiments. `mvn repro:list` lists them.

## Notes

*Not reproduced* is a result: the evidence contradicts the claim. *Contradicted at this scale* says so of a run that repeats only a part of the published protocol. *Inconclusive* is too little evidence either way.
