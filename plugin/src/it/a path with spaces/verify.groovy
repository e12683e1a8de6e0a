String log = new File(basedir, 'build.log').text
assert log.contains('a%20path%20with%20spaces/target/repro/index.html')
assert log =~ /holds F1: .* reproduced/
