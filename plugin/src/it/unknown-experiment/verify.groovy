String log = new File(basedir, 'build.log').text
assert log.contains("no experiment 'hold'; did you mean 'holds'?")
assert log =~ /Experiments on the runtime class path: .*breaks, .*dies, .*doubts, .*hangs, .*leaves/
