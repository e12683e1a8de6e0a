String log = new File(basedir, 'build.log').text
assert log.count('No baseline was written') == 2
assert log.contains('shifts: no evidence')
assert log.contains('shifts: stale evidence, first seed is 1, wanted 11')
assert !new File(basedir, 'src/repro').exists()
