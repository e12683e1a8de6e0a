#!/usr/bin/env bash
# ml-confusion-matrix 2.0.0 from npm, getFalseOmissionRate; Node.js 20. 2026-12-01.
#
# One would expect: the false omission rate is the share of misses among all that was called negative,
# FN / (FN + TN), so that it and the negative predictive value add up to 1, as the false discovery
# rate and the positive predictive value do.
# What happens: the misses are divided by FN + TP, all that really is positive. That is the false
# negative rate, which the library has, too, under its own name. True negatives do not count.
#
# Of 15 cats 13 are found, and of 15 dogs 5: 2 of 7 "no cat" are cats, not 2 of 15.
#
# Seen:
#   false omission rate: 0.1333
#   false negative rate: 0.1333
#   1 - negative predictive value: 0.2857
#   false discovery rate: 0.4348
#   1 - positive predictive value: 0.4348
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ml-confusion-matrix@2.0.0 >/dev/null

cat > rates.cjs <<'JS'
const { ConfusionMatrix } = require('ml-confusion-matrix');
const matrix = new ConfusionMatrix([[13, 2], [10, 5]], ['cat', 'dog']);
console.log('false omission rate:', matrix.getFalseOmissionRate('cat').toFixed(4));
console.log('false negative rate:', matrix.getFalseNegativeRate('cat').toFixed(4));
console.log('1 - negative predictive value:', (1 - matrix.getNegativePredictiveValue('cat')).toFixed(4));
console.log('false discovery rate:', matrix.getFalseDiscoveryRate('cat').toFixed(4));
console.log('1 - positive predictive value:', (1 - matrix.getPositivePredictiveValue('cat')).toFixed(4));
JS
seen=$(node rates.cjs)
echo "$seen"
test "$seen" = 'false omission rate: 0.1333
false negative rate: 0.1333
1 - negative predictive value: 0.2857
false discovery rate: 0.4348
1 - positive predictive value: 0.4348'
