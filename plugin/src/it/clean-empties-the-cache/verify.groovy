String log = new File(basedir, 'build.log').text
assert log.indexOf('Skipped: repro.skip is set') < log.indexOf('The cache is emptied')
assert log =~ /The cache is emptied, 0\.\d MiB are free again: .*cache/
assert log.contains('The cache is empty: ' + new File(basedir, 'cache'))
assert (log =~ /holds: counting, seed 1, trial \d of 2, epoch 1 of 3/).count == 2
assert !log.contains('trials reused from the cache')
assert log.contains(new File(basedir, 'src').toString() + " is no cache of ReproKit's")
assert new File(basedir, 'src/precious.txt').exists()
assert log.contains("-Drepro.cacheFolder: there is no such parameter; did you mean")
assert new File(basedir, 'cache/CACHEDIR.TAG').exists()
