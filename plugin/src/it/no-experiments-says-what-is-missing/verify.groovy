String log = new File(basedir, 'build.log').text
assert log.contains('There is no experiment to deal with: no jar or folder on the runtime class path has META-INF/services/dev.reprokit.experiment.Experiment')
