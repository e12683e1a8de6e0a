String log = new File(basedir, 'build.log').text
File files = new File(basedir, 'target/repro/audit')
assert log.contains('1 of 4 experiments could not be audited')
assert log.contains('dies-alone did not finish, exit code 137: killed')
assert log.contains('And 3 of 4 experiments do not repeat their results')
assert log =~ /again: epoch 2, time is [\d.E]+ alone, [\d.E]+ again/
assert log =~ /packed: epoch 2, time is /
assert !(log =~ /resumed: epoch 2, time is /) : 'it cannot be resumed'
assert log.contains('packed: epoch 1, others is 0.0 alone, 1.0 packed')
assert !log.contains('again: epoch 1, others')
assert log.contains('resumed: epoch 2, sum is 3.0 alone, 2.0 resumed')
assert log.contains('Files: ' + new File(files, 'forgets'))
assert log.contains('1 of 1 experiments do not repeat their results')
assert log.contains('MojoFailureException') : 'what differs is a failure'
assert log.contains('MojoExecutionException') : 'what cannot be audited is an error'
