String log = new File(basedir, 'build.log').text
assert log.contains('holds: stale evidence, first seed is 1, wanted 11')
assert log.contains('Type: mvn verify -Drepro.seed=11')
