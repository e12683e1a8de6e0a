String log = new File(basedir, 'build.log').text
File runs = new File(basedir, 'runs')
assert log.contains("darts: judged, not run: runs in $runs at scale smoke")
assert log =~ /darts D1: Many darts come close to pi\. .* reproduced/
assert log.contains("Judged, not run: darts (runs in $runs). It was not compared with a baseline")
assert log.contains('Scale smoke: 1 of 1 experiment reproduced. Judged, not run: darts.')
assert log.contains("darts: stale evidence, folder of imported runs is $runs, wanted none\n")
assert !log.contains('epoch 1 of 2')
assert log.contains('-Drepro.import: the goal audit judges no runs that exist already')
assert log.contains("$runs lacks 1 of 2 runs: darts-10000/seed-6. It has darts-10000/seed-1")
assert log.contains("darts was not run: the version 'tool' is unknown: not-here cannot be started")
assert new File(basedir, 'target/repro/darts/verdicts.json').text.contains('"imported" : "' + runs)
