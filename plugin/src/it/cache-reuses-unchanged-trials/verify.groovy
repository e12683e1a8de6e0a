String log = new File(basedir, 'build.log').text
assert log.count('holds: 2 of 2 trials reused from the cache') == 1
assert log.count('trials reused from the cache') == 3
assert (log =~ /holds: counting, seed 1, trial \d of 2, epoch 1 of 3/).count == 2
assert !log.contains('run again')
assert (log =~ /holds F1: .* reproduced/).count == 4
assert new File(basedir, 'cache/CACHEDIR.TAG').exists()

def runId = { (new File(basedir, it + '/holds/plan.json').text =~ /"runId" : "(.*?)"/)[0][1] }
def file = { folder, name -> new File(basedir, folder + '/holds/' + name).text }
assert file('second', 'metrics.csv') == file('target/repro', 'metrics.csv')
assert file('second', 'trials.csv') == file('target/repro', 'trials.csv')
assert file('second', 'report.html').contains('2 of 2 trials reused from earlier runs')
assert file('second', 'report.html').count('reused from <code>' + runId('target/repro')) == 2
assert file('third', 'trials.csv').count(',' + runId('third') + '\n') == 2
assert file('third', 'report.html').contains('0 of 2 trials reused from earlier runs')

assert log.contains('holds: runs at scale smoke, and trains nothing, as the budget is spent, log: ')
assert log =~ /holds: undecided yet, 2 of 3 seeds, 2 of 3 trials, about \d+ s left; the same command goes on/
assert log =~ /Undecided yet: holds \(2 of 3 seeds, 2 of 3 trials, about \d+ s left\)/
assert log =~ /holds F1: .* undecided yet/
assert log =~ /holds: runs at scale smoke, for at most 59 min \d+ s, log: /
assert log =~ /holds: 1 trial to run, 1 at once: about \d+ s at this machine's pace of \d{4}-\d\d-\d\d/
assert file('fourth', 'trials.csv').readLines().size() == 1 + 3 : 'the same command has gone on'
assert !new File(basedir, 'fourth/holds/undecided.json').exists()
