String log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/repro/holds/verdicts.json').exists()
assert !log.contains('holds')
assert !log.contains('WARN')
