String log = new File(basedir, 'build.log').text
assert log.contains('shifts has a baseline; say why it is replaced with -Drepro.baseline.reason=')
assert log.contains('Accepted: shifts, regression: counting, accuracy after the last epoch')
String baseline = new File(basedir, 'src/repro/baseline/smoke/shifts.csv').text
assert baseline.contains('reason,,,,simpler')
assert baseline.count('\nfinal,') == 5

// Both baselines and the run that was to be recorded are in the history, each once.
def history = new File(basedir, 'src/repro/baseline/history/smoke/shifts.csv').readLines()
assert history[0] == 'time,kind,commit,device,run,condition,metric,seeds,mean,deviation'
assert history.drop(1)*.split(',')*.getAt(1) == ['baseline', 'baseline', 'run']
assert history.drop(1)*.split(',')*.getAt(-2) == ['0.52', '0.308', '0.308']
assert log.count('this run is entry 3 of its history') == 1
assert new File(basedir, 'target/repro/shifts/charts/history-accuracy.csv').readLines().size() == 4
