String log = new File(basedir, 'build.log').text
assert log.count('Skipped: repro.skip is set') == 3
assert !new File(basedir, 'target/repro').exists()
