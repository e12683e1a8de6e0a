import groovy.json.JsonSlurper

['repro': 'smoke', 'repro-reduced': 'reduced'].each { folder, scale ->
    def verdicts = new JsonSlurper().parse(new File(basedir, "target/$folder/holds/verdicts.json"))
    assert verdicts.scale == scale
    assert new File(basedir, "target/$folder/index.html").exists()
}
assert new File(basedir, 'build.log').text.count('1 of 1 claim reproduced') == 2
