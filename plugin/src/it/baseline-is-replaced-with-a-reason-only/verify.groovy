String log = new File(basedir, 'build.log').text
assert log.contains('shifts has a baseline; say why it is replaced with -Drepro.baseline.reason=')
assert log.contains('Accepted: shifts, regression: counting, accuracy after the last epoch')
String baseline = new File(basedir, 'src/repro/baseline/smoke/shifts.csv').text
assert baseline.contains('reason,,,,simpler')
assert baseline.count('\nfinal,') == 5
