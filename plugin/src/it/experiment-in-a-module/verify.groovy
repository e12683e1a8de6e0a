String log = new File(basedir, 'build.log').text
assert log.count('Skipped: a project of packaging pom has no experiments') == 3
assert log.count('Skipped: no jar or folder on the runtime class path has META-INF/services/') == 2
assert (log =~ /own-counting O1: After one comes two .* reproduced/).count == 2
// The module that declares the experiment, and one that depends on it and declares none.
['experiments', 'reproduction'].each { module ->
    File runs = new File(basedir, "$module/target/repro")
    assert new File(runs, 'own-counting/plan.json').text.contains(
            '"mvn process-classes repro:run repro:report repro:check"')
    assert runs.listFiles().findAll { new File(it, 'plan.json').exists() }*.name == ['own-counting'] : 'the ones that come with ReproKit are not asked for'
}
assert !new File(basedir, 'library/target/repro').exists()
