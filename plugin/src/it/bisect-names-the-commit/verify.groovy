String log = new File(basedir, 'build.log').text
def git = { String... arguments ->
    def process = (['git'] + arguments.toList()).execute(null, basedir)
    assert process.waitFor() == 0
    process.text.trim()
}
def id = { String subject -> git('log', '--format=%H', '--fixed-strings', '--grep=' + subject).readLines().last() }
def brief = { String subject -> id(subject).substring(0, 10) }

// Named, by both searches.
assert log.count('The commit that changed way of alone in walk:') == 2
assert log.count('commit  ' + id('Half a step')) == 2
assert log.contains('To see it: git show ' + id('Half a step'))
assert log.contains('4 probes between the two ends, 12 trials trained, 4 reused')

// What trains, and what does not.
assert log.contains(brief('The walk') + ': 5 trials trained, 0 reused from the cache')
assert log.contains(brief('Read me') + ': 2 trials trained, 0 reused from the cache')
['The slip corrected', 'Half a step'].each {
    assert log.contains(brief(it) + ': 0 trials trained, 2 reused from the cache')
}
assert log.contains(brief('The slip corrected') + ' is good: it computes what ' + brief('Read me') + ' computes, bit for bit')
assert log.contains(brief('Half a step') + ' is bad: it computes what ' + brief('Read me again') + ' computes, bit for bit')
assert log =~ /\[WARNING\] ${brief('A slip of the pen')} cannot be measured: Failed to execute goal .*compiler/

// The second search knows all but what could not be built.
assert log.count(' was measured before') == 5
assert log.contains('4 probes between the two ends, 0 trials trained, 0 reused')

// One bad parameter, one sentence, and nothing runs.
assert log.contains('-Drepro.bisect.good=nowhere: there is no such commit here')

// The user's files and branches are as they were.
assert log.contains('There are changes that are not committed. They are no part of the search.')
assert git('status', '--porcelain', '--untracked-files=no') == 'M README'
assert git('worktree', 'list').readLines().size() == 1
assert git('branch', '--list').readLines().size() == 1
assert !new File(basedir, 'target/repro/bisect/worktree').exists()
