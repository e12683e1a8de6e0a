String log = new File(basedir, 'build.log').text
assert log.contains('shifts, baseline out of date: counting, accuracy after the last epoch: was 0.52, is 0.732')
