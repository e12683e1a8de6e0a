String log = new File(basedir, 'build.log').text
assert log.contains('1 difference from the baseline')
assert log.contains('shifts, missing: counting: accuracy after the last epoch')
assert log.contains('shifts, new: counting: top1_accuracy after the last epoch')
