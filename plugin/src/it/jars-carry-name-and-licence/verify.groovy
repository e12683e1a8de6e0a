import java.util.jar.JarFile

// The jars as they are installed, whatever this project does; their sources lie beside the jars as they are built.
def root = new File(basedir, '../../../..').canonicalFile
[reports: 'reports', plugin: 'plugin', experiments: 'experiments-module'].each { module, folder ->
    def artifact = module == 'plugin' ? 'repro-maven-plugin' : "repro-$module"
    def jars = []
    new File(localRepositoryPath, "dev/reprokit/$artifact").eachFileRecurse { if (it.name ==~ /.*(?<!-sources)\.jar/) jars << it }
    assert jars.size() == 1
    new JarFile(jars[0]).withCloseable { jar ->
        assert jar.manifest.mainAttributes.getValue('Automatic-Module-Name') == "dev.reprokit.$module".toString()
        assert jar.getInputStream(jar.getEntry('META-INF/LICENSE')).text.contains('Apache License')
        assert jar.getInputStream(jar.getEntry('META-INF/NOTICE')).text.startsWith('ReproKit')
    }
    def sources = new File(root, "$folder/target/${jars[0].name.replace('.jar', '-sources.jar')}")
    new JarFile(sources).withCloseable { jar -> assert jar.stream().anyMatch { it.name.endsWith('.java') } }
}

// A script that returns anything but nothing or true has failed.
return true
