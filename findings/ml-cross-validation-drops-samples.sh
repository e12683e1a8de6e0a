#!/usr/bin/env bash
# ml-cross-validation 1.3.0 from npm, kFold and getFolds; Node.js 20. 2026-12-01.
#
# One would expect: k-fold cross-validation tests each sample once. The library's own leaveOneOut
# does, and a comment in getFolds says that the rest goes to the last fold to keep the total.
# What happens: folds are cut at floor(N/k) samples, as many as there are, and only the first k of
# them are kept. If N mod k is at least floor(N/k), whole folds are lost: 9 of 99 samples with ten
# folds, 9 of 19 with ten. They are neither tested nor trained on, and no message says so.
#
# Which samples is drawn at random; how many is not.
#
# Seen:
#   leave one out: 99 of 99 tested
#   10 folds: 100 of 100 tested, 100 in folds
#   10 folds: 101 of 101 tested, 101 in folds
#   10 folds: 90 of 99 tested, 90 in folds
#   10 folds: 10 of 19 tested, 10 in folds
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ml-cross-validation@1.3.0 >/dev/null

cat > folds.cjs <<'JS'
const { getFolds, kFold, leaveOneOut } = require('ml-cross-validation');
const samples = (count) => Array.from({ length: count }, (_, i) => [i]);
const labels = (count) => samples(count).map(([i]) => i % 2);
const predict = (trained, trainedLabels, tested) => tested.map(([i]) => i % 2);
const total = (confusion) => confusion.getMatrix().flat().reduce((sum, count) => sum + count);

console.log(`leave one out: ${total(leaveOneOut(samples(99), labels(99), predict))} of 99 tested`);
for (const count of [100, 101, 99, 19]) {
  const tested = total(kFold(samples(count), labels(count), 10, predict));
  const seen = new Set(getFolds(samples(count), 10).flatMap((fold) => [...fold.testIndex, ...fold.trainIndex]));
  console.log(`10 folds: ${tested} of ${count} tested, ${seen.size} in folds`);
}
JS
seen=$(node folds.cjs)
echo "$seen"
test "$seen" = 'leave one out: 99 of 99 tested
10 folds: 100 of 100 tested, 100 in folds
10 folds: 101 of 101 tested, 101 in folds
10 folds: 90 of 99 tested, 90 in folds
10 folds: 10 of 19 tested, 10 in folds'
