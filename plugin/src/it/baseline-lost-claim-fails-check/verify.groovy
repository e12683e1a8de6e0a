String log = new File(basedir, 'build.log').text
assert log.contains('1 of 1 claims that were asked do not hold')
assert log.contains('And 1 difference from the baseline')
assert log.contains('shifts, regression: the claim F1 was reproduced and is not reproduced')
