String log = new File(basedir, 'build.log').text
assert log.contains('shifted, missing: there is no such experiment, but a baseline of it')
