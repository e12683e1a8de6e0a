String log = new File(basedir, 'build.log').text
File folder = new File(basedir, 'target/repro/dies')
assert log.contains('1 of 2 experiments could not be run')
assert log.contains('dies did not finish, exit code 137: killed')
assert log.contains('In progress: counting, seed 1, epoch 3 of 3')
assert log.contains('Log: ' + new File(folder, 'harness.log'))
assert log.contains('MojoExecutionException')
assert new File(basedir, 'target/repro/holds/verdicts.json').exists() : 'the other experiment has run'
assert !new File(folder, 'verdicts.json').exists()
assert log.contains('The results of the others are kept')
assert log.contains('dies: its latest run failed')
assert new File(basedir, 'target/repro/index.html').exists() : 'the report is there before the verdict'
assert log =~ /\[INFO\] holds .* reproduced/ : 'the claims of the other experiment are judged'
