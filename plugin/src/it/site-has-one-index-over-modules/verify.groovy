File site = new File(basedir, 'target/site/repro')
String index = new File(site, 'index.html').text
assert index.contains('Scale smoke: 1 of 2 experiments reproduced, 2 of 2 claims asked.')
assert index.contains('<strong>1 inconclusive:</strong>')
assert index.contains('href="first/holds/report.html"')
assert index.contains('href="second/wavers/report.html"')
assert new File(site, 'first/holds/report.html').exists()
assert new File(site, 'second/wavers/report.html').exists()
