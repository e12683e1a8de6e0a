File jdk = new File(basedir, 'jdk')
File java = new File(jdk, 'bin/java')
assert java.parentFile.mkdirs() || java.parentFile.directory
java.text = """#!/bin/sh
touch '${jdk}/was-used'
exec '${System.getProperty('java.home')}/bin/java' "\$@"
"""
assert java.setExecutable(true)
['toolchains.xml', 'without-java.xml'].each {
    File toolchains = new File(basedir, it)
    toolchains.text = toolchains.text.replace('@jdk@', jdk.path).replace('@project@', basedir.path)
}
assert new File(basedir, 'toolchains.xml').text.contains(jdk.path)
