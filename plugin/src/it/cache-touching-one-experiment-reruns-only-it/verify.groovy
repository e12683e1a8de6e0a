String log = new File(basedir, 'build.log').text
assert log.contains('own-ada: 2 trials run again, since own/AdaNetwork has changed')
assert log.contains('own-bob: 2 of 2 trials reused from the cache')
assert !log.contains('own-ada: 2 of 2 trials reused')
assert !log.contains('own-bob: 2 trials run again')
assert (log =~ /own-ada C1: They have counted .* reproduced/).count == 1
assert new File(basedir, 'target/repro/own-ada/metrics.csv').text.contains('counting-seed-1,1,count,3.0')
assert new File(basedir, 'target/repro/own-bob/metrics.csv').text.contains('counting-seed-1,1,count,2.0')
