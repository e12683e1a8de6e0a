String log = new File(basedir, 'build.log').text
assert log =~ /\[INFO\] ok     JDK           \d+\..*; needed is 17 or later: /
assert log =~ /\[INFO\] ok     Maven         [34]\..*; needed is 3\.8\.7 or later/
assert log.contains('[INFO] ok     forked JVM    ' + System.getProperty('java.runtime.version'))
assert log.contains('[INFO] ok     experiments   1: holds')
assert log.contains('[INFO] ok     data          none needed: the experiments bring their own')
assert log =~ /\[INFO\] ok     PyTorch       2\.7\.1 .*, by DJL 0\.36\.0: /
['build folder', 'cache', 'CUDA', 'device', 'memory'].each { assert log =~ /(ok|warn)   +$it / }
assert log.contains('[INFO] Nothing is wrong')
assert !new File(basedir, 'cache').exists() : 'it looks and makes nothing'
assert !new File(basedir, 'target/repro/holds').exists() : 'nothing has run'
