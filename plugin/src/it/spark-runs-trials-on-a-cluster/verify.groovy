File spark = new File(basedir, 'spark')
Process stop = ['bash', new File(basedir, '../../../src/spark/cluster').canonicalPath, 'stop', spark.path].execute()
stop.waitFor()
String log = new File(basedir, 'build.log').text

String metrics(String run) {
    return new File(basedir, "target/${run}/accident/metrics.csv").text
}

Map<String, Integer> begun(String run) {
    return new File(basedir, 'begun-' + run).list().findAll { it.contains('-seed-') }
            .countBy { it.substring(0, it.indexOf('.')) }
}

int trials = 10
assert begun('local').values().every { it == 1 } && begun('local').size() == trials
['driver', 'worker'].each {
    assert metrics(it) == metrics('local') : "${it}: the same values to the last bit, wherever they were computed"
    assert begun(it).size() == trials
}
assert log.contains('trials ended, ') && log =~ /accident: \d+ of 10 trials ended, \d+ running on \d executors?, \d+ of 30 epochs/

// The driver's death: what had finished is not computed again.
assert log.contains('accident did not finish, exit code 137: killed')
def reused = (log =~ /accident: (\d+) of 10 trials reused from the cache/)[0][1] as int
assert reused >= 1
assert log.contains('accident: 10 of 10 trials reused from the cache') : 'on this machine, of what the cluster has computed'
Map<String, List<String>> byRun = new File(basedir, 'target/driver/accident/trials.csv').readLines().drop(1)
        .groupBy { it.tokenize(',').last() }.collectEntries { run, rows -> [run, rows.collect { it.tokenize(',').first() }] }
assert byRun.size() == 2 : 'two runs computed them'
List<String> kept = byRun.values().find { !it.contains('counting-seed-3') }
// One may have ended and not have reached the cache: then the folder keeps it.
int inTheFolder = (log =~ /accident: \S+ had ended before the run was killed: it is kept/).count
assert kept.size() == reused + inTheFolder
assert kept.every { begun('driver')[it] == 1 } : 'what the first run had collected is begun once'
assert begun('driver').values().every { it <= 2 }

// A worker's death: its trial runs again, on the other.
assert begun('worker')['counting-seed-3'] == 2
assert begun('worker').values().sum() == trials + 1
assert log =~ /accident: counting-seed-3 runs again, after it ended on .*ExecutorLostFailure/

// Trials that fail for themselves.
String fails = new File(basedir, 'target/repro/fails/trials.csv').text
assert fails =~ /counting-seed-1,.*finished/
assert fails =~ /throws-seed-1,.*failed.*as it always does/
assert fails =~ /halts-seed-1,.*failed.*it returned no result in any attempt; at last it ended on .*ExecutorLostFailure/
assert fails =~ /diverges-seed-1,.*diverged/
assert log.count('throws-seed-1 runs again') == 2
assert log.count('halts-seed-1 runs again') == 6
assert log.contains('halts-seed-1 returned no result 3 times: it is started again, with no other trial beside it')
assert log =~ /trial halts-seed-1 failed/
assert log =~ /\[INFO\] fails F2: .* invalid/

assert new File(basedir, 'target/repro/idle/metrics.csv').readLines().size() == 21
assert new File(basedir, 'target/local/accident/provenance.json').text.contains('"trialsAtOnce"')
assert new File(basedir, 'target/worker/accident/provenance.json').text.contains('"Spark" : "4.')
assert !log.contains('NoClassDefFoundError')
