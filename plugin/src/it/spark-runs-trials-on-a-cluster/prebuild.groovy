String script = new File(basedir, '../../../src/spark/cluster').canonicalPath
File spark = new File(basedir, 'spark')

String run(String... command) {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start()
    String said = process.inputStream.text
    assert process.waitFor() == 0 : said
    return said
}

run('bash', script, 'stop', spark.path)
run('bash', script, 'start', spark.path)
String master = new File(spark, 'master').text.trim()

void describe(String name, Map<String, String> properties) {
    Properties file = new Properties()
    file.putAll(properties)
    new File(basedir, name + '.properties').withOutputStream { file.store(it, null) }
}

Map<String, String> accident(String name, String accident) {
    return ['repro.experiments': 'accident',
            'repro.outputDirectory': new File(basedir, 'target/' + name).path,
            'repro.cacheDirectory': new File(basedir, 'cache-' + name).path,
            'repro.jvmArguments': "-Daccident=${accident} '-Dbegun=${basedir}/begun-${name}'".toString()]
}

Map<String, String> onCluster = ['repro.executor': 'spark', 'repro.spark.master': master,
                                 'repro.spark.conf.spark.executor.memory': '512m',
                                 'repro.spark.conf.spark.ui.enabled': 'false']
describe('local', accident('local', 'none'))
describe('driver', accident('driver', 'driver') + onCluster)
describe('again', accident('driver', 'driver'))
describe('worker', accident('worker', 'worker') + onCluster)
describe('rest', ['repro.experiments': 'fails,idle'] + onCluster)
return true
