#!/usr/bin/env bash
# probability-distributions 0.9.1 from npm, rnbinom(n, size, p, mu); Node.js 20. 2026-12-01.
#
# One would expect: negative binomial numbers as rnbinom of R draws them, whose name and parameters
# these are: the failures before the size-th success, with the mean mu. The library's own message
# calls the parameter mu the mean.
# What happens: it counts all trials but the last, successes included. For a size of 1 that is the
# same; for larger ones the mean is mu + size - 1, and no number is below size - 1, where R's begin
# at 0.
#
# The numbers are random. The standard error of a mean of 10,000 is below 0.3, and the means are
# rounded to fives.
#
# Seen:
#   size 1, mu 20: mean about 20, smallest 0
#   size 16, mu 20: mean about 35, none below 15: true
#   size 31, mu 20: mean about 50, none below 30: true
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund probability-distributions@0.9.1 >/dev/null

cat > draw.cjs <<'JS'
const distributions = require('probability-distributions');
for (const size of [1, 16, 31]) {
  const numbers = distributions.rnbinom(10000, size, undefined, 20);
  const mean = numbers.reduce((sum, number) => sum + number) / numbers.length;
  const smallest = Math.min(...numbers);
  console.log(`size ${size}, mu 20: mean about ${5 * Math.round(mean / 5)}, ` +
    (size === 1 ? `smallest ${smallest}` : `none below ${size - 1}: ${smallest >= size - 1}`));
}
JS
seen=$(node draw.cjs)
echo "$seen"
test "$seen" = 'size 1, mu 20: mean about 20, smallest 0
size 16, mu 20: mean about 35, none below 15: true
size 31, mu 20: mean about 50, none below 30: true'
