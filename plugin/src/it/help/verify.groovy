String log = new File(basedir, 'build.log').text
assert ['repro:benchmark', 'repro:check', 'repro:describe', 'repro:list', 'repro:lrn-removal', 'repro:random-labels', 'repro:report', 'repro:run'].every {
    log.contains(it)
}
assert log.contains('User property: repro.failOnInconclusive')
