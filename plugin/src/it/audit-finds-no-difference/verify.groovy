String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] holds: 3 values of counting-seed-1 are the same again, after others and packed; not resumable, it does not go on where it was stopped')
assert log.contains('[INFO] remembers: 3 values of counting-seed-1 are the same again, after others, packed and resumed')
assert log.contains('remembers-resumed: counting-seed-1 continues after epoch 1')
assert !new File(basedir, 'cache').exists() : 'it has caches of its own'
assert ['alone', 'again', 'packed', 'resumed'].every {
    new File(basedir, "target/repro/audit/remembers/$it/metrics.csv").exists()
}
assert log.contains('[INFO] reads: 1 values of only-seed-1 are the same again, after others and packed')
if (System.getenv('PATH').split(File.pathSeparator).any { new File(it, 'strace').canExecute() }) {
    assert log.contains("[WARNING] reads-alone: reads lookup.csv, which is no input: name it under 'inputs', or results are taken from the cache after it has changed")
} else {
    assert log.contains('reads-alone: undeclared inputs are not looked for: there is no strace here')
}
