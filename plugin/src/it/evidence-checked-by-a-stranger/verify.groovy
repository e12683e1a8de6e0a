String log = new File(basedir, 'build.log').text
File bundle = new File(basedir, 'target/evidence-checked-by-a-stranger-1-evidence.zip')
assert bundle.bytes == new File(basedir, 'target/again.zip').bytes : 'the same evidence, the same bytes'
assert log =~ /Bundle: .*evidence-checked-by-a-stranger-1-evidence.zip, .* MB, 1 experiment, SHA-256 [0-9a-f]{64}/
assert log.contains('4 of 10 trials run again, drawn with -Drepro.verify.seed=7')
assert log.contains('Claims: 1 in 1 experiment judged anew, the verdicts follow from the metrics: 1 reproduced')
assert log.contains('Trials: 4 of 10 run again, 4 are the same to the last bit')
assert log.contains('had 10 % of the trials been made up, this would have been noticed with 40.0 %')
assert log.contains('Trials: 10 of 10 run again, 10 are the same to the last bit')
assert log.contains('Whether these were measured, nobody has looked')
assert log =~ /The code at hand is not that of the bundle: commit [0-9a-f]{40} is checked out and built apart/
assert log.contains('another compiler has compiled it') : 'the property changes that code, too'
assert log.contains('pom.xml is no bundle whose parts belong together')
assert log.contains("-Drepro.verify=some")
byte[] bytes = bundle.bytes
String text = new String(bytes, 'ISO-8859-1')
assert !text.contains(basedir.path) : 'no folder of this machine'
assert !text.contains(System.getProperty('user.home') + File.separator)
assert !new File(basedir, 'target/repro/bundle').exists()
