String log = new File(basedir, 'build.log').text
File project = new File(basedir, 'empty/my-idea')
assert log.count('Next: cd my-idea && mvn verify') == 1
assert log =~ /my-idea nearer: The loss ends lower with a larger step\. .* reproduced/
assert log =~ /other-idea nearer: The loss ends lower with a larger step\. .* reproduced/
assert log.contains('10 of 10 trials reused from the cache') : 'a second experiment trains only itself'
assert log =~ /Tests run: 2, Failures: 0, Errors: 0, Skipped: 0.* own\.MyIdeaTest/
assert log =~ /Tests run: 2, Failures: 0, Errors: 0, Skipped: 0.* own\.other\.OtherIdeaTest/
assert new File(project, 'target/repro/index.html').exists()
assert new File(project, 'src/main/resources/META-INF/services/dev.reprokit.experiment.Experiment').text == 'own.MyIdea\nown.other.OtherIdea\n'
assert new File(project, 'README.md').readLines().findAll { it.startsWith('- ') }.size() == 5
assert log.contains('my-idea exists already; nothing was written')
assert log.contains('-Drepro.experiment=lrn-removal: a goal has this name')
assert log.contains('-Drepro.package=my.class: legal is a Java package in lower case')
assert log.contains('This project holds modules together; type the goal in the folder of a module')
