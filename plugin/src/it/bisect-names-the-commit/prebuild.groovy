// Six commits after a good one. The fifth hurts, the first only draws other random numbers, the third does not
// compile, and the others do not touch the code.
def git = { String... arguments ->
    def process = (['git', '-c', 'user.name=nobody', '-c', 'user.email=nobody@example.org'] + arguments.toList())
            .execute(null, basedir)
    def output = new StringBuilder()
    process.waitForProcessOutput(output, output)
    assert process.exitValue() == 0 : output
}
File walk = new File(basedir, 'src/main/java/own/Walk.java')
File readme = new File(basedir, 'README')
def commit = { String subject ->
    readme << subject + '\n'
    git('add', 'README', 'src', 'pom.xml')
    git('commit', '--quiet', '-m', subject)
}
git('init', '--quiet')
git('config', 'core.autocrlf', 'false')
new File(basedir, '.gitignore').text = 'target\n'
commit('The walk')
git('tag', 'good')
walk.text = walk.text.replace('seed() * 7', 'seed() * 3')
commit('Other random numbers')
commit('Read me')
walk.text = walk.text.replace('extends', 'extend')
commit('A slip of the pen')
walk.text = walk.text.replace('extend ', 'extends ')
commit('The slip corrected')
walk.text = walk.text.replace('= 1.0', '= 0.5')
commit('Half a step')
commit('Read me again')
readme << 'Not committed\n'
assert readme.text.endsWith('Not committed\n')
