String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] holds: The experiment holds')
assert log.contains('Source: nobody')
assert log.contains('What happens?')
assert log.contains('F1: Counting comes to three (nobody)')
assert log.contains('Time: smoke not measured; reduced not measured; paper not measured')
assert log.contains('[INFO] hangs: ')
assert !log.contains('[INFO] breaks: ')
assert log.contains('[INFO] By default all experiments on the runtime class path run.')
