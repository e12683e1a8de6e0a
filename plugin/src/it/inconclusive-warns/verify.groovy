String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] wavers F1, inconclusive, though this scale promises a decision:')
assert log.contains('two seeds are too few')
