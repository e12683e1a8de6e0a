String log = new File(basedir, 'build.log').text
File folder = new File(basedir, 'target/repro/zhang2017-expressivity')
assert log.contains('zhang2017-expressivity: finished in ')
assert log =~ /\[INFO\] zhang2017-expressivity T1-random: .* reproduced/
assert log.contains('16 of 16 claims asked at scale smoke: 16 reproduced.')
assert new File(folder, 'report.html').text.contains('16 of 16 claims asked at scale smoke: 16 reproduced.')
assert log =~ /lrn-removal was not run: .*gpu:99/
assert !new File(basedir, 'target/repro/lrn-removal/verdicts.json').exists()
assert !new File(basedir, 'target/repro/random-labels').exists() : 'a goal runs its own experiment only'
