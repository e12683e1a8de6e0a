String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] No baseline of shifts at scale smoke: nothing tells whether results get worse.')
assert log.contains('Record one with: mvn process-classes repro:baseline@reproduction -Drepro.experiments=shifts')
assert !new File(basedir, 'src/repro').exists()
