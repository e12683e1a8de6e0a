String log = new File(basedir, 'build.log').text
assert log.contains('1 of 1 claims that were asked stayed undecided')
assert log.contains('wavers F1, inconclusive')
