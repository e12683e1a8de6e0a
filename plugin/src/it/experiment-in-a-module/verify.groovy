String log = new File(basedir, 'build.log').text
assert log.count('Skipped: a project of packaging pom has no experiments') == 3
assert log.count('Skipped: no jar or folder on the runtime class path has META-INF/services/') == 2
assert log =~ /own-counting O1: After one comes two .* reproduced/
assert new File(basedir, 'experiments/target/repro/own-counting/plan.json').text.contains(
        "mvn process-classes repro:run repro:report repro:check '-Drepro.experiments=own-*'")
assert !new File(basedir, 'library/target/repro').exists()
