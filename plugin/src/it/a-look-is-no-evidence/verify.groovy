String log = new File(basedir, 'build.log').text
def in = { String path -> new File(basedir, 'target/' + path).text }

// Limited: what was trained before is reused, and only the claim that needs the hare does not apply.
assert log.contains('race: runs at scale smoke, only for a look, limited to the condition tortoise, log: ')
assert log.contains('2 of 2 trials reused from the cache')
assert in('limited/race/verdicts.json').contains('the run was limited to other conditions: the condition hare is needed')
assert in('limited/summary.md').contains('**Only a look, no evidence:** race (limited to the condition tortoise).')
assert in('limited/race/report.html').contains('Only a look, no evidence:')
assert in('limited/TEST-repro.race.xml').contains('<property name="look" value="limited to the condition tortoise"')
assert log.contains('1 of 2 claims asked at scale smoke: 1 reproduced.')

// Overridden: no claim applies, nothing is compared with the baseline of four epochs.
assert in('overridden/race/verdicts.json').count('run with epochs overridden to 3: a look, no evidence') == 2
assert log.count('[WARNING] Only a look, no evidence: race (') == 2
assert !log.contains('it ran [4] epochs and runs [3]')
assert log.contains('race: a baseline holds runs as designed only, but this one is a look, epochs overridden to 3')
assert new File(basedir, 'src/repro/baseline/smoke/race.csv').text.contains(',epochs,4')
assert log.contains('race: stale evidence, departure from the design is epochs overridden to 3, wanted none')

// Misspelt: nothing runs.
assert log.contains("-Drepro.conditions: no condition 'tortiose'; did you mean 'tortoise'?; there are: hare, tortoise")
assert log.contains("-Drepro.override.epoch: a design has no such number; did you mean 'epochs'?")
assert !new File(basedir, 'target/repro/race').exists()

// Seeds by list.
assert in('seeds/race/trials.csv').readLines().collect { it.split(',')[0] }.tail() ==
        ['hare-seed-7', 'tortoise-seed-7', 'hare-seed-9', 'tortoise-seed-9', 'hare-seed-10', 'tortoise-seed-10']
assert log.contains('[INFO]   smoke, only a look: limited to the condition hare')
assert log.contains('[INFO]       trials: 3, of 1 condition with 3 seeds each: 7, 9, 10')

// The audit repeats the trial that was chosen, two epochs of it.
assert log.contains('race: 2 values of hare-seed-1 are the same again, after others and packed')
