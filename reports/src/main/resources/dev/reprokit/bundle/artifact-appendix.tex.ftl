<#ftl output_format="LaTeX">
<#macro code text>{\ttfamily <#list text?split("'") as part>${part}<#sep>\textquotesingle{}</#list>}</#macro>
<#macro words list><#list list as word>${word}<#sep>, </#list></#macro>
<#assign work = appendix.work()>
% A section of a paper: \input{artifact-appendix} after \appendix. It needs no packages, and LaTeX
% of 2020 or later.
\begingroup\sloppy
\section{Artifact Appendix}

\subsection{Abstract}

<#if work.description()??>
\textbf{${work.title()}:} ${work.description()}

</#if>
The artifact is the evidence of ${appendix.experiments()?size} <#if appendix.experiments()?size == 1>experiment<#else>experiments</#if>: what was planned, every value that was measured, the verdict on every claim, and a page to read. ${appendix.summary()}

\subsection{Artifact check-list (meta-information)}

\begin{itemize}
\item \textbf{Program:} <@code work.coordinates() />, run by ReproKit, a Maven plugin that repeats published results
<#if appendix.data()?has_content>
\item \textbf{Data set:} <#list appendix.dataNames() as name>${name}<#sep>, <#else>none with digests</#list>
</#if>
\item \textbf{Run-time environment:} <@words appendix.versions() />
\item \textbf{Hardware:} <#list appendix.devices() as device>${device}<#sep>; </#list>
\item \textbf{Execution:} one command per experiment, see Experiments below
<#if appendix.metrics()?has_content>
\item \textbf{Metrics:} <@words appendix.metrics() />
</#if>
\item \textbf{Output:} <@code "repro/index.html" />, and one folder per experiment with <@code "report.html" />, <@code "metrics.csv" />, <@code "trials.csv" /> and <@code "verdicts.json" />
\item \textbf{Experiments:} ${appendix.experiments()?size}, for ${appendix.claims()?size} <#if appendix.claims()?size == 1>claim<#else>claims</#if>
\item \textbf{How much disk space required (approximately):} ${appendix.size()} for the evidence; software and data sets come on top
\item \textbf{How much time is needed to complete experiments (approximately):} ${appendix.time()} of computing in all
<#if work.repository()??>
\item \textbf{Publicly available:} <@code work.repository() />
</#if>
<#if work.licences()?has_content>
\item \textbf{Code licenses:} <#list work.licences() as licence>${licence.name()}<#if licence.url()??> (<@code licence.url() />)</#if><#sep>, </#list>
</#if>
\item \textbf{Workflow framework used:} Maven with ReproKit
\end{itemize}

\subsection{Description}

\subsubsection{How delivered}

One zip file. ${appendix.files()} files of it, ${appendix.size()}, are evidence: <@code "repro/" /> holds the runs, <@code "baseline/" /> the accepted results that they were held against, if there are any. <@code "manifest-sha256.txt" /> has the digest of every file, <@code "bom.cdx.json" /> lists libraries and data with theirs.
<#if work.commit()??>

The project is at commit <@code work.commit() /><#if work.repository()??> of <@code work.repository() /></#if>.
<#elseif work.repository()??>

The project's source is at <@code work.repository() />.
</#if>

\subsubsection{Hardware dependencies}

The experiments ran on: <#list appendix.devices() as device>${device}<#sep>; </#list>.

\subsubsection{Software dependencies}

A JDK and Maven, which fetches libraries; programs in other languages need what they need. The experiments ran with <@words appendix.versions() />.

\subsubsection{Data sets}

<#list appendix.data()>
\begin{itemize}
<#items as data>
\item \textbf{${data.name()}}<#if data.notes()?has_content>: <#list data.notes() as note>${note}<#sep>; </#list></#if>. Digests are in <@code "bom.cdx.json" />.
</#items>
\end{itemize}
<#else>
None.
</#list>

\subsection{Installation}

Unpack the bundle and check it:
\begin{flushleft}
<@code "sha256sum --check manifest-sha256.txt" />
\end{flushleft}
To read the results, open <@code "repro/index.html" />; nothing else is needed. To repeat them, get the project's source and change to its folder. There, this judges all claims anew, draws trials at random, runs them again, and says what that proves:
\begin{flushleft}
<@code "mvn process-classes repro:verify -Drepro.bundle=FILE" />
\end{flushleft}

\subsection{Experiment workflow}

An experiment trains every condition with every seed and writes each value to <@code "metrics.csv" />. Its claims are judged from that file alone, and the page <@code "report.html" /> shows them.

\subsection{Evaluation and expected results}

\subsubsection{Major claims}

<#list appendix.claims()>
Brackets hold the interval of the mean over $n$ seeds.

\begin{description}
<#items as claim>
\item[${claim.number()}] (${claim.id()}) ${claim.sentence()} \textit{Source:} ${claim.source()}. Claim ${claim.number()} is shown by experiment ${claim.experiment()}.\\
\textit{Published:} ${claim.published()!"no value"}.\\
\textit{Observed:} ${claim.observed()}.\\
\textit{Verdict:} \textbf{${claim.verdict()}}.<#if claim.criteria()?has_content>\\
\textit{Expected:} <#list claim.criteria() as criterion>${criterion}<#sep>; </#list>.</#if>
</#items>
\end{description}
<#else>
No claim was asked.
</#list>

<#list appendix.notAsked()>
These runs do not ask:
\begin{itemize}
<#items as claim>
\item ${claim.id()} (${claim.experiment()}): ${claim.sentence()}<#if claim.furtherRun()??> Would have to run: <@code claim.furtherRun() />.</#if>
</#items>
\end{itemize}

</#list>
\subsubsection{Experiments}

<#list appendix.experiments()>
\begin{description}
<#items as experiment>
\item[${experiment.number()}] (${experiment.id()}) \textbf{${experiment.title()}} [1 human-minute + ${experiment.time()} of computing on ${experiment.device()} + ${experiment.size()} of disk space]. It asks: ${experiment.question()} \textit{Source:} ${experiment.source()}. Scale ${experiment.scale()}, ${experiment.trials()} <#if experiment.trials() == 1>trial<#else>trials</#if>, ${experiment.seeds()} <#if experiment.seeds() == 1>seed<#else>seeds</#if>.

\textit{Execution:}
\begin{flushleft}
<@code experiment.command() />
\end{flushleft}
\textit{Results:} <@code experiment.page() /><#if experiment.claims()?has_content>, which shows <@words experiment.claims() /></#if>.
<#list experiment.departures()>

\textit{Less than the published protocol:}
\begin{itemize}
<#items as departure>
\item ${departure}
</#items>
\end{itemize}
</#list>
</#items>
\end{description}
<#else>
None.
</#list>

\subsection{Experiment customization}

<@code "-Drepro.scale=" /> takes <@code "smoke" />, <@code "reduced" /> or <@code "paper" />, from synthetic images and minutes to the published protocol; <@code "-Drepro.seeds=" /> the number of seeds; <@code "-Drepro.experiments=" /> the experiments. <@code "mvn repro:list" /> lists them.

\subsection{Notes}

\textit{Not reproduced} is a result: the evidence contradicts the claim. \textit{Contradicted at this scale} says so of a run that repeats only a part of the published protocol. \textit{Inconclusive} is too little evidence either way.
\par\endgroup
