String log = new File(basedir, 'build.log').text
assert log.contains('No baseline of shifts at scale smoke')
assert log.contains('MojoFailureException')
