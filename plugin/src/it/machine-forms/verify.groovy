File repro = new File(basedir, 'target/repro')
def suite = { String experiment ->
    new groovy.xml.XmlSlurper().parse(new File(repro, "TEST-repro.${experiment}.xml"))
}
assert suite('holds').@tests == 1 && suite('holds').testcase.children().isEmpty()
assert suite('breaks').@failures == 1
assert suite('breaks').testcase.@name == 'F1: Counting comes to three'
assert suite('breaks').testcase.failure.text().contains('observed: 3 counts [2.5, 3.5], n = 2')
assert suite('wavers').@skipped == 1
assert suite('wavers').testcase.skipped.@message.text().contains('two seeds are too few')
assert suite('dies').@errors == 1
assert suite('dies').testcase.error.text().contains('dies did not finish')

String summary = new File(repro, 'summary.md').text
String sentence = '3 of 3 claims asked at scale smoke: 1 reproduced; 1 contradicted at this scale (breaks F1); 1 inconclusive (wavers F1).'
assert summary.contains(sentence)
assert summary.contains('| breaks | smoke | contradicted at this scale: 1 of 1 claim asked |')
assert summary.contains('contradicted at this scale; would have to run: -Drepro.scale=reduced |')
assert summary.contains('### Experiments without readable results')
assert new File(basedir, 'job.md').text == summary
assert new File(basedir, 'build.log').text.contains(sentence)
