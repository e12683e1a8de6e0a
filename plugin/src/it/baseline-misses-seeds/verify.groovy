String log = new File(basedir, 'build.log').text
assert log.contains('shifts, missing: counting: the seeds [4, 5]')
