String log = new File(basedir, 'build.log').text
assert log.contains('Tests against the baseline: 1')
assert !log.contains('from the baseline\n')
