import groovy.json.JsonSlurper

['repro': 'smoke', 'repro-reduced': 'reduced'].each { folder, scale ->
    def verdicts = new JsonSlurper().parse(new File(basedir, "target/$folder/holds/verdicts.json"))
    assert verdicts.scale == scale
    assert new File(basedir, "target/$folder/index.html").exists()
}
String log = new File(basedir, 'build.log').text
assert log.contains('1 of 1 claim asked at scale smoke: 1 reproduced.')
assert log.contains('1 of 1 claim asked at scale reduced: 1 reproduced.')
