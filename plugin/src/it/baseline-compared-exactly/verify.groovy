String log = new File(basedir, 'build.log').text
assert log.contains('5 differences from the baseline')
assert log.contains('shifts, changed: counting, seed 5: accuracy after the last epoch was 0.5, is 0.5000000000011')
assert log.contains('shifts, not comparable: exact comparison needs the same environment and seeds; counting had the seeds')
assert log.contains("-Drepro.compare=exakt: legal is statistical, exact; did you mean 'exact'?")
