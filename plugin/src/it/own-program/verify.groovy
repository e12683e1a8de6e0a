String log = new File(basedir, 'build.log').text
assert log =~ /darts D1: More darts tell pi better\. .* reproduced/
assert log =~ /darts D2: Many darts come close to pi\. .* reproduced/
assert new File(basedir, 'target/repro/darts/verdicts.json').text.contains('because: three standard errors of 30,000 darts')
assert log.contains('10 of 10 trials reused from the cache')
assert new File(basedir, 'src/repro/baseline/smoke/darts.csv').exists()
assert new File(basedir, 'target/repro/TEST-repro.darts.xml').exists()
assert new File(basedir, 'target/repro/darts/logs/few-seed-1.log').exists()
assert log.contains('6 values of few-seed-1 are the same again, after others and packed')
assert !log.contains('darts-alone: reads') : 'all that it reads is an input'
assert log.contains("'run:' has no {device} that would tell the program")
assert !new File(basedir, 'target/repro/darts/harness.log').text.contains('libtorch') : 'PyTorch is not loaded'
assert new File(basedir, 'src/repro/experiments/darts.yaml').readLines().size() <= 42
