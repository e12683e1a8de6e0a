import java.util.jar.JarFile

// The jars as they are installed, whatever this project does.
[reports: 'repro-reports', plugin: 'repro-maven-plugin', experiments: 'repro-experiments'].each { module, artifact ->
    def jars = []
    new File(localRepositoryPath, "dev/reprokit/$artifact").eachFileRecurse { if (it.name.endsWith('.jar')) jars << it }
    def (sources, classes) = jars.split { it.name.endsWith('-sources.jar') }
    assert sources.size() == 1
    assert classes.size() == 1
    new JarFile(classes[0]).withCloseable { jar ->
        assert jar.manifest.mainAttributes.getValue('Automatic-Module-Name') == "dev.reprokit.$module".toString()
        assert jar.getInputStream(jar.getEntry('META-INF/LICENSE')).text.contains('Apache License')
        assert jar.getInputStream(jar.getEntry('META-INF/NOTICE')).text.startsWith('ReproKit')
    }
}
