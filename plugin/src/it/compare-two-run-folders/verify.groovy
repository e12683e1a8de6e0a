String log = new File(basedir, 'build.log').text
assert log.contains('1 of 1 verdicts are equal, 0 of 1 values within chance or tolerance (0 the same to the last bit), 1 beyond; ')
File folder = new File(basedir, 'empty/target/repro-compare')
assert log.contains("Page: ${new File(folder, 'index.html').toURI().toString().replace('file:/', 'file:///')}")
assert new File(folder, 'index.html').text.contains('<h1>new held against old</h1>')
String markdown = new File(folder, 'comparison.md').text
assert markdown.startsWith('# new held against old\n')
assert markdown.contains('| shifts counting<br>accuracy after the last epoch | 0.52 | ')
assert markdown.contains(' | better |')
assert !markdown.contains(basedir.path) : 'it can be committed'
assert new File(folder, 'comparison.csv').readLines().size() == 2
assert log =~ /-Drepro.right=\S+nothing: legal is a run folder/
assert log.contains('-Drepro.left=: legal is a run folder')
