String log = new File(basedir, 'build.log').text
File dump = new File(basedir, 'target/repro/hangs/thread-dump.txt')
assert log.contains('hangs was still running after 30 s')
assert log.contains('counting, seed 1, epoch 2 of 3')
assert log.contains('Where its threads stood: ' + dump)
assert log.contains('the same command goes on from there. To allow more time: -Drepro.timeout=1m')
assert dump.text.contains('fake.Hangs.afterEpoch')
