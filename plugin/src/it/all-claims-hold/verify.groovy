String log = new File(basedir, 'build.log').text
assert log =~ /\[INFO\] holds: counting, seed 1, trial 1 of 2, epoch 1 of 3:/
assert log =~ /\[INFO\] claim +expected +observed +verdict/
assert log =~ /\[INFO\] holds F1: Counting comes to three +3 counts +3 counts \[2.5, 3.5\], n = 2 +reproduced/
File index = new File(basedir, 'target/repro/index.html')
assert index.exists()
assert log.contains('[INFO] Report: ' + index.toPath().toUri())
assert ['plan.json', 'metrics.csv', 'trials.csv', 'verdicts.json', 'provenance.json', 'events.jsonl'].every {
    new File(basedir, 'target/repro/holds/' + it).exists()
}
