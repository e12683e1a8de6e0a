String log = new File(basedir, 'build.log').text
assert log =~ /bright-half chance: It beats chance\. .* reproduced/
assert log.contains('5 of 5 trials reused from the cache')
assert log.contains('No value of 8 looks different from the baseline: nothing is tested')
assert new File(basedir, 'src/repro/baseline/smoke/bright-half.csv').exists()
assert new File(basedir, 'target/repro/TEST-repro.bright-half.xml').exists()
assert log.count(': runs at scale smoke') == 3 : 'bright-half twice, and the one that was asked for'
assert log.contains('[INFO] lrn-removal: ') : 'all are listed'
assert log.contains('By default the experiments run that this project declares itself: bright-half. Others run if -Drepro.experiments= names them.')
assert log =~ /lrn-removal was not run: .*gpu:99/
assert new File(basedir, 'src/main/java/own/BrightHalf.java').readLines().size() <= 60
