String log = new File(basedir, 'build.log').text
assert [
    'baseline', 'benchmark', 'check', 'clean', 'describe', 'list', 'lrn-removal', 'random-labels', 'report', 'run',
    'zhang2017-expressivity', 'zhang2017-kernel', 'zhang2017-label-corruption', 'zhang2017-randomization',
    'zhang2017-regularization',
].every { log.contains('repro:' + it) }
assert log.contains('User property: repro.failOnInconclusive')
