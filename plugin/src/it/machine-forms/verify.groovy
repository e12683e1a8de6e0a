File repro = new File(basedir, 'target/repro')
def suite = { String experiment ->
    new groovy.xml.XmlSlurper().parse(new File(repro, "TEST-repro.${experiment}.xml"))
}
assert suite('holds').@tests == 1 && suite('holds').testcase.children().size() == 1
assert suite('holds').testcase.properties.property.find { it.@name == 'page' }.@value == 'holds/report.html#claim-F1'
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

assert new File(repro, 'verdict').text == 'failed\n'
String metrics = new File(repro, 'metrics.txt').text
assert metrics.contains('repro_verdicts{experiment="wavers",scale="smoke",verdict="inconclusive"} 1\n')
assert metrics.endsWith('\n# EOF\n')
// Whole lines, as GitHub looks for commands at the beginning only.
List<String> commands = new File(basedir, 'build.log').readLines().findAll { it.startsWith('::') }
assert commands.size() == 2 && commands.every { it.startsWith('::error title=') }
assert commands[0].startsWith('::error title=dies%3A no evidence that could be judged::dies: its latest run failed%0A')
assert commands[1].startsWith('::error title=breaks F1%3A contradicted at this scale::Counting comes to three%0Aexpected: ')
