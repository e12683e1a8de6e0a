String log = new File(basedir, 'build.log').text
assert [
    'alain2016-linear-probes', 'alain2016-mnist-probes', 'audit', 'auto-label-probes', 'baseline', 'bengio2013-representations', 'benchmark', 'bisect', 'check', 'clean', 'describe',
    'doctor', 'list', 'lrn-removal', 'new', 'pytorch-basics', 'random-label-probes', 'random-label-probes-without-lrn', 'random-labels', 'recht2019-new-test-set', 'report', 'run', 'site',
    'zhang2017-expressivity', 'zhang2017-kernel', 'zhang2017-label-corruption', 'zhang2017-randomization',
    'zhang2017-regularization',
].every { log.contains('repro:' + it) }
assert log.contains('User property: repro.failOnInconclusive')
