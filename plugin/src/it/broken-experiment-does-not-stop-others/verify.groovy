String log = new File(basedir, 'build.log').text
assert log =~ /holds F1: .* reproduced/ : 'it runs, and is judged, beside the broken ones'
assert log.contains('[ERROR]   throws was not run: own.Throws throws java.lang.IllegalStateException: oops, at own.Throws.design(Throws.java:16)')
assert log =~ /\[ERROR\]   own\.Nope was not run: there is no such class; file:.* names it/
assert !log.contains('\tat own.') : 'no stack trace'
assert new File(basedir, 'target/repro/throws/harness.log').text.contains('at own.Throws.design(')
assert log.count('[INFO] holds: The experiment holds') >= 1 : 'list shows the others'
assert log.contains('[ERROR] throws is broken: own.Throws throws java.lang.IllegalStateException: oops')
assert log =~ /own\.Nope is broken: there is no such class/
assert log.contains('BUILD SUCCESS') : 'describe'
