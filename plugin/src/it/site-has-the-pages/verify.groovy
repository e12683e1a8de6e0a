File site = new File(basedir, 'target/site')
assert new File(site, 'repro/index.html').text.contains('Scale smoke: 1 of 1 experiment reproduced, 1 of 1 claim asked.')
assert new File(site, 'repro/holds/report.html').exists()
assert new File(site, 'repro/holds/metrics.csv').exists()
assert new File(site, 'repro/assets/report.js').exists()
assert !new File(site, 'repro/holds/harness.log').exists()
// The site's own pages lead to it.
assert new File(site, 'project-reports.html').text.contains('href="repro/index.html"')
