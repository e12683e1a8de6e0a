String log = new File(basedir, 'build.log').text
List<String> source = new File(basedir, 'src/main/java/own/Trapped.java').readLines()
// Trap, method, and a part of the line that walks into it.
Map calls = [
    'djl-random-flip': ['mirrors', 'new RandomFlipLeftRight'],
    'djl-random-resized-crop': ['crops', 'new RandomResizedCrop'],
    'djl-random-sampler': ['order', 'new RandomSampler'],
    'djl-rate-bounds': ['optimizer', '.optMinValue'],
    'djl-clip-gradient': ['optimizer', '.optClipGrad'],
    'djl-xavier': ['initial', 'new XavierInitializer'],
    'djl-median': ['middle', '.median()'],
    'java-tanh': ['squashed', 'Math.tanh'],
]
assert calls.size() == 8
String first = log.substring(0, log.indexOf(':describe (default-cli)'))
calls.each { trap, call ->
    int line = source.findIndexOf { it.contains(call[1]) } + 1
    String place = "own.Trapped.${call[0]}(Trapped.java:${line})"
    assert first.readLines().count { it.startsWith('[WARNING] trapped: ' + place) && it.contains("(trap ${trap})") } == 1 : place
}
assert first.readLines().count { it.startsWith('[WARNING] trapped: ') } == 8 : 'the accepted one is no warning'
assert !log.contains('[WARNING] careful: ')
String page = new File(basedir, 'target/repro/trapped/report.html').text
assert page.contains('Traps of libraries')
assert page.contains('accepted: this is only drawn')
assert new File(basedir, 'target/repro/careful/experiment.json').text =~ /"traps" : \[ *\]/

String described = log.substring(first.length())
assert described.contains('[INFO] Traps of libraries')
assert described =~ /own.Trapped.drawn/
assert described.contains('8 calls walk into traps of libraries')
assert log.count('runs at scale smoke') == 3 : 'nothing trains where a trap fails the build'
assert log =~ /\[WARNING\] warn\s+traps\s+8 calls walk into one/
