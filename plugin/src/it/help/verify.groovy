String log = new File(basedir, 'build.log').text
['repro:check', 'repro:list', 'repro:lrn-removal', 'repro:random-labels', 'repro:report', 'repro:run'].each {
    assert log.contains(it)
}
assert log.contains('User property: repro.failOnInconclusive')
