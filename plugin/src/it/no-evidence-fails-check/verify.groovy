String log = new File(basedir, 'build.log').text
assert log.contains('1 of 1 experiments have no evidence that could be judged')
assert log.contains('holds: no evidence, ' + new File(basedir, 'target/repro/holds/plan.json') + ' is missing')
assert log.contains('Type: mvn verify')
assert log.contains('MojoExecutionException')
assert !log.contains('claim  expected') : 'there is no table of nothing'
