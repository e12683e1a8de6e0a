String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] holds: The experiment holds')
assert log.contains('What happens?')
assert log.contains('F1: Counting comes to three (nobody)')
assert log.contains('[INFO] hangs: ')
assert !log.contains('[INFO] breaks: ')
