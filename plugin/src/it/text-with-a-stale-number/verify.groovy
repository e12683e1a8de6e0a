String log = new File(basedir, 'build.log').text
File right = new File(basedir, 'right.tex')
File stale = new File(basedir, 'stale.tex')
assert log.contains("$right: 3 numbers are the present ones")
assert log.contains("3 mistakes in a text's numbers:")
assert log.contains("$stale:3: value of two-coins H1 is 0.53, not '0.52'")
assert log.contains("$stale:4: ${new File(basedir, 'target/repro')} has no whole run of 'two-coin' with claims; did you mean 'two-coins'?")
assert log.contains("$stale:4: two-coins H2 has no value; its verdict is 'not applicable'")
assert log.contains("1 mistake in a text's numbers:")
assert log.contains("${new File(basedir, 'parts/none.tex')}: there is no such file")

String tex = new File(basedir, 'target/repro/claims.tex').text
assert tex.contains('\\reprodefine{two-coins}{H1}{value}{0.53}')
assert !tex.contains(basedir.path)
def claims = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/repro/claims.json')).claims
assert claims*.claim == ['H1', 'H2']
assert claims[0].value == 0.53
assert claims[0].published == null
assert claims[1].value == null
