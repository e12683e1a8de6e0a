File site = new File(basedir, 'target/site/repro')
String index = new File(site, 'index.html').text
assert index.contains('1 of 2 results reproduced; inconclusive:')
assert index.contains('href="first/holds/report.html"')
assert index.contains('href="second/wavers/report.html"')
assert new File(site, 'first/holds/report.html').exists()
assert new File(site, 'second/wavers/report.html').exists()
