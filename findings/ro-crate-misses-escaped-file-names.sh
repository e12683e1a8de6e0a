#!/usr/bin/env bash
# ro-crate 3.7.2 from npm, its Validator; Node.js 20. 2026-11-30.
#
# One would expect: a file whose name has a blank is found under the identifier that RO-Crate 1.2
# requires, with %20 for the blank, and not under one with a bare blank, which is no URI reference.
# What happens: identifiers are compared with names of files as they are. The right one is "a local
# file path or directory that does not exist"; the wrong one passes.
#
# Seen:
#   a%20b.csv: error, Data Entity refers to a local file path or directory that does not exist
#   a b.csv: nothing found
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ro-crate@3.7.2 >/dev/null

cat > check.js <<'JS'
const { ROCrate } = require('ro-crate');
const { Validator } = require('ro-crate/lib/validator');
for (const id of ['a%20b.csv', 'a b.csv']) {
  const crate = new ROCrate({
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': [
      { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' }, about: { '@id': './' } },
      { '@id': './', '@type': 'Dataset', name: 'Two words', description: 'A file whose name has a blank',
        datePublished: '2026-11-30', license: 'none', hasPart: [{ '@id': id }] },
      { '@id': id, '@type': 'File', name: 'a b' },
    ],
  }, { array: true });
  const validator = new Validator(crate);
  validator.checkFiles({ 'a b.csv': { exists: true, inCrate: false, isDir: false } }, crate);
  const found = validator.results.filter(result => result.id === 'validCrateDataEntityPath');
  console.log(id + ':', found.map(({ status, message }) => status + ', ' + message).join('; ') || 'nothing found');
}
JS
seen=$(node check.js)
echo "$seen"
test "$seen" = 'a%20b.csv: error, Data Entity refers to a local file path or directory that does not exist
a b.csv: nothing found'
