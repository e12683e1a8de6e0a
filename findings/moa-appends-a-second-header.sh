#!/usr/bin/env bash
# MOA 2024.07.0 (nz.ac.waikato.cms.moa:moa), task EvaluatePrequential with -d FILE; Java 17. 2026-11-29.
#
# One would expect: a task that writes its learning curve to a CSV file replaces the file of an
# earlier run, as the same run's other outputs do, or refuses to.
# What happens: it appends, header included. The file then has a line of column names among the
# numbers, and the first rows are those of the earlier run: a reader that takes the first rows for
# epochs 1, 2, ... reads another run's.
#
# Seen:
#   rows: 6
#   headers: 2, in lines 1 and 4
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q -B dependency:copy -Dartifact=nz.ac.waikato.cms.moa:moa:2024.07.0 -DoutputDirectory=. > download.log 2>&1

for seed in 1 2; do
    java -cp moa-2024.07.0.jar moa.DoTask \
        "EvaluatePrequential -l bayes.NaiveBayes -s (generators.RandomTreeGenerator -r $seed -i $seed) -i 2000 -f 1000 -d $folder/curve.csv" \
        > output.log 2>&1
done

rows=$(wc -l < curve.csv)
headers=$(grep -n '^learning evaluation instances' curve.csv | cut -d: -f1 | paste -sd' ' | sed 's/ / and /')
seen="rows: $rows
headers: $(grep -c '^learning evaluation instances' curve.csv), in lines $headers"
echo "$seen"
[ "$seen" = "rows: 6
headers: 2, in lines 1 and 4" ]
