String log = new File(basedir, 'build.log').text
assert [
    'bengio2013-representations', 'benchmark', 'check', 'clean', 'describe', 'list', 'lrn-removal',
    'pytorch-basics', 'random-labels', 'recht2019-new-test-set', 'report', 'run',
    'zhang2017-expressivity', 'zhang2017-kernel', 'zhang2017-label-corruption', 'zhang2017-randomization',
    'zhang2017-regularization',
].every { log.contains('repro:' + it) }
assert log.contains('User property: repro.failOnInconclusive')
