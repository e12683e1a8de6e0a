String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] holds: 3 values of counting-seed-1 are the same again and packed; not resumable, it does not go on where it was stopped')
assert log.contains('[INFO] remembers: 3 values of counting-seed-1 are the same again, packed and resumed')
assert log.contains('remembers-resumed: counting-seed-1 continues after epoch 1')
assert !new File(basedir, 'cache').exists() : 'it has caches of its own'
assert ['alone', 'again', 'packed', 'resumed'].every {
    new File(basedir, "target/repro/audit/remembers/$it/metrics.csv").exists()
}
