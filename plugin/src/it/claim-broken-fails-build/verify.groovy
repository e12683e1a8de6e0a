String log = new File(basedir, 'build.log').text
assert log.contains('1 of 2 claims that were asked do not hold')
assert log.contains('breaks F1, contradicted at this scale: Counting comes to three')
assert log.contains('expected: 3 counts')
assert log.contains('observed: 3 counts [2.5, 3.5], n = 2')
assert log.contains('  would have to run: -Drepro.scale=reduced')
assert log.contains('    but came to three')
assert log.contains('Scale smoke: 1 of 2 experiments reproduced; contradicted at this scale: breaks.')
assert log =~ /holds F1: .* reproduced/
assert log.contains('MojoFailureException')
assert new File(basedir, 'target/repro/index.html').exists()
