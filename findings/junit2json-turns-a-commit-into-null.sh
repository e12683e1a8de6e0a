#!/usr/bin/env bash
# junit2json 4.0.0 from npm, which reads JUnit's XML for CI tools; Node.js 20. 2026-11-30.
#
# One would expect: the value of a property, which JUnit's XML holds as a text, comes back as that
# text, or else as the number that it spells.
# What happens: what begins like a number is made one, and not the same: 1.0E7 becomes 1, version
# 1.10 becomes 1.1, and an abbreviated commit such as 5e10000 becomes null in JSON. 1.0E-4 is right.
#
# Seen:
#   learning_rate 1.0E-4 -> 0.0001
#   parameters 1.0E7 -> 1
#   version 1.10 -> 1.1
#   commit 5e10000 -> null
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund junit2json@4.0.0 >/dev/null

cat > read.mjs <<'JS'
import { parse } from 'junit2json';
const given = { learning_rate: '1.0E-4', parameters: '1.0E7', version: '1.10', commit: '5e10000' };
const properties = Object.entries(given).map(([name, value]) => `<property name="${name}" value="${value}"/>`);
const suites = await parse(`<testsuites><testsuite name="run"><properties>${properties.join('')}</properties></testsuite></testsuites>`);
for (const { name, value } of suites.testsuite[0].properties) {
  console.log(name, given[name], '->', JSON.stringify(value));
}
JS
seen=$(node read.mjs)
echo "$seen"
test "$seen" = 'learning_rate 1.0E-4 -> 0.0001
parameters 1.0E7 -> 1
version 1.10 -> 1.1
commit 5e10000 -> null'
