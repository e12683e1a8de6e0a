String log = new File(basedir, 'build.log').text
assert log.count('Tests against the baseline: 1') == 2
assert !log.contains('from the baseline\n')
