String log = new File(basedir, 'build.log').text
File project = new File(basedir, 'empty')
assert log =~ /metric +mean +deviation +90 % interval +n/
assert log =~ /accuracy  0\.7\d+ +0\.00\d+ +\[0\.7\d+, 0\.7\d+\] +5/
assert log.contains('Not spreading at all: width.')
assert log.contains('Seed 101 ran twice, with the same values to the last bit.')
assert log.contains('Seed 7 ran twice, with the same values to the last bit.')
assert new File(project, 'src/repro/experiments/train.yaml').text.contains('smoke: {epochs: 2, seeds: 5}')
assert new File(project, 'target/repro-try/index.html').exists()
assert new File(project, 'target/repro/train/trials.csv').readLines().size() == 6 : 'mvn verify ran seeds 1 to 5'
assert log.contains("Nothing was checked: train makes no claim yet")
assert !new File(project, 'target/repro-try/train/harness.log').text.contains('libtorch') : 'PyTorch is not loaded'
