#!/usr/bin/env bash
# rouge 1.0.3 from npm, n(candidate, reference, n); Node.js 20. 2026-12-01.
#
# One would expect: ROUGE-N is the share of the reference's n-grams that the candidate has, each as
# often as both have it (Lin, 2004, to which the README links). The reference itself has 1.
# What happens: a match counts once, however often it occurs in both, but the reference's length
# counts all repetitions. A reference of 13 words, 8 of them different, has 0.6154 against itself,
# as much ROUGE-1 as a list of its words without order or repetition. No summary can have more.
#
# "by hand" counts repetitions, too. Words are in lower case and without punctuation.
#
# Seen:
#   the reference itself: ROUGE-1 0.6154, by hand 1.0000; ROUGE-2 0.8333, by hand 1.0000
#   a list of its words: ROUGE-1 0.6154, by hand 0.6154; ROUGE-2 0.1667, by hand 0.1667
#   its first six words: ROUGE-1 0.3846, by hand 0.4615; ROUGE-2 0.4167, by hand 0.4167
#   nothing twice, itself: ROUGE-1 1.0000, by hand 1.0000; ROUGE-2 1.0000, by hand 1.0000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund rouge@1.0.3 >/dev/null

cat > score.cjs <<'JS'
const rouge = require('rouge');

function grams(text, n) {
  const words = text.split(' ');
  return words.slice(n - 1).map((_, i) => words.slice(i, i + n).join(' '));
}

function byHand(candidate, reference, n) {
  const left = grams(candidate, n);
  const wanted = grams(reference, n);
  let found = 0;
  for (const gram of wanted) {
    const place = left.indexOf(gram);
    if (place >= 0) {
      left.splice(place, 1);
      found++;
    }
  }
  return found / wanted.length;
}

function show(name, candidate, reference) {
  const scores = [1, 2].map((n) => `ROUGE-${n} ${rouge.n(candidate, reference, n).toFixed(4)}, ` +
    `by hand ${byHand(candidate, reference, n).toFixed(4)}`);
  console.log(`${name}: ${scores.join('; ')}`);
}

const reference = 'the cat sat on the mat and the dog sat on the rug';
const short = 'a cat sat on the mat';
show('the reference itself', reference, reference);
show('a list of its words', 'cat dog mat rug sat on the and', reference);
show('its first six words', 'the cat sat on the mat', reference);
show('nothing twice, itself', short, short);
JS
seen=$(node score.cjs)
echo "$seen"
test "$seen" = 'the reference itself: ROUGE-1 0.6154, by hand 1.0000; ROUGE-2 0.8333, by hand 1.0000
a list of its words: ROUGE-1 0.6154, by hand 0.6154; ROUGE-2 0.1667, by hand 0.1667
its first six words: ROUGE-1 0.3846, by hand 0.4615; ROUGE-2 0.4167, by hand 0.4167
nothing twice, itself: ROUGE-1 1.0000, by hand 1.0000; ROUGE-2 1.0000, by hand 1.0000'
