String log = new File(basedir, 'build.log').text
assert log =~ /holds: a damaged cache entry is not used: .*metrics\.csv has SHA-256 \S+, expected /
assert log.contains('holds: 1 of 2 trials reused from the cache')
assert log =~ /holds: counting, seed 2, trial 1 of 1, epoch 1 of 3/
assert !new File(basedir, 'target/repro/holds/metrics.csv').text.contains('4.0')
assert (log =~ /holds F1: .* reproduced/).count == 2
