String log = new File(basedir, 'build.log').text
// Prose is broken into lines.
String prose = log.replaceAll(/\s+(\[ERROR\]\s+)?/, ' ')
assert prose.contains('classes is missing: the classes are not compiled. Type: mvn process-classes repro:doctor')
assert log.contains('[ERROR] wrong  cache         ' + new File(basedir, 'pom.xml') + ' cannot be written')
assert log.contains('[ERROR]        Choose another folder with -Drepro.cacheDirectory=')
assert log.contains('[ERROR] wrong  data          cifar10 cannot be read')
assert prose.contains('there is no folder ' + new File(basedir, 'nowhere') + '. Set -Drepro.dataDirectory=FOLDER')
assert log.contains('[ERROR] wrong  PyTorch       cannot be loaded')
assert prose.contains('It comes from the artifact ai.djl.pytorch:pytorch-native-cpu for this platform')
assert prose.contains('findings would keep experiments from being run: cache, data, PyTorch. What to type stands below each')
assert prose.contains("Unrecognized VM option 'NoSuchOption'")
assert prose.contains('-Drepro.scale=smoek: legal is smoke, reduced, paper; did you mean')
assert prose.contains("no experiment 'hold'; did you mean 'holds'?")
assert log.count('[INFO] ok     JDK ') == 5 : 'it looks at the rest whatever is wrong'
assert !log.contains('\tat dev.reprokit') : 'no stack trace'
