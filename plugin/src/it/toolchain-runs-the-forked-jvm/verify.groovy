assert new File(basedir, 'jdk/was-used').exists()
assert new File(basedir, 'target/repro/holds/verdicts.json').exists()
String log = new File(basedir, 'build.log').text
assert log.contains('1 of 1 claim asked at scale smoke: 1 reproduced')
assert log =~ /the toolchain JDK\[.*\] has no java; its jdkHome stands in/
