import java.util.jar.JarFile

// The jars as they are installed, whatever this project does.
[reports: 'repro-reports', plugin: 'repro-maven-plugin', experiments: 'repro-experiments'].each { module, artifact ->
    def names = new FileNameFinder().getFileNames("$localRepositoryPath/dev/reprokit/$artifact", '**/*.jar')
    def sources = names.findAll { it.endsWith('-sources.jar') }
    assert sources.size() == 1
    assert names.size() == 2
    new JarFile(names.find { !sources.contains(it) }).withCloseable { jar ->
        assert jar.manifest.mainAttributes.getValue('Automatic-Module-Name') == "dev.reprokit.$module".toString()
        assert jar.getInputStream(jar.getEntry('META-INF/LICENSE')).text.contains('Apache License')
        assert jar.getInputStream(jar.getEntry('META-INF/NOTICE')).text.startsWith('ReproKit')
    }
}
