String log = new File(basedir, 'build.log').text
[
    'holds: The experiment holds',
    'Source: nobody',
    '  - Everybody counts to three.',
    '  - How fast is left open.',
    '  F1: Counting comes to three',
    '      published: 3 counts',
    '      held to: it is so',
    '      not applicable at paper: nobody has counted that far',
    '  smoke, time: not measured',
    '      trials: 2, of 1 condition with 2 seeds each',
    '      - Nobody counts aloud.',
].each { line -> assert log.contains('[INFO] ' + line) : line }
assert !log.contains('[INFO] breaks: ')
assert log.contains("no experiment 'hold'; did you mean 'holds'?")
assert log.contains('Which experiment?')
assert (log =~ /Experiments on the runtime class path: .*, breaks, .*dies, .*doubts, .*hangs, .*holds, .*leaves, /).count == 2
assert log.contains("-Drepro.experiment: this goal has no such parameter; did you mean 'repro.experiments'?")
assert !new File(basedir, 'target/repro/holds').exists()
