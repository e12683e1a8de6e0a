File folder = new File(basedir, 'target/repro/benchmark')
List<String> rows = new File(folder, 'benchmark.csv').readLines()
assert rows[0] == 'section,network,lrn,threads,trials,metric,value,low,high,unit'
[
    'operations,alexnet-log-small,yes,,,training step,2.70802176E8,',
    'speed,mlp-1x512,,1,1,training images,',
    'speed,alexnet-log-full,no,1,1,training / matrix product,',
    'lrn,alexnet-log-full,yes,1,1,cost of LRN,',
    'evaluation,alexnet-zhang-small,yes,1,1,share of a published epoch,',
    'own-cost,,,,,start of PyTorch,',
].each { start -> assert rows.any { it.startsWith(start) } : start }
String page = new File(folder, 'benchmark.html').text
assert page.contains('<h2>Speed of training</h2>') && page.contains('mvn process-classes repro:benchmark')
String log = new File(basedir, 'build.log').text
assert log.contains('benchmark: alexnet-log-full with LRN and alexnet-log-full without LRN, 1 trial of 1 thread')
assert log =~ /alexnet-log-small +yes +1 +1 +\d/
assert !new File(basedir, 'target/repro/index.html').exists()
