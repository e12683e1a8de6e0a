String log = new File(basedir, 'build.log').text
assert log.contains('leaves did not finish, exit code 0: it ended without having reported that it is done')
