#!/usr/bin/env bash
# maven-invoker-plugin 3.9.1, goal install, with maven-source-plugin 3.3.1; Maven 3.8.7. 2026-11-28.
#
# One would expect: the goal stages a module and the modules of the build that it depends on in the
# same way, so that either all of their sources jars are in the invoker's repository, or none is.
# What happens: the module's own sources jar is staged; that of the module it depends on, built and
# attached in the same build, is not. A test project that looks for sources finds some of them.
#
# Seen:
#   staged: lib-1.jar
#   staged: user-1-sources.jar
#   staged: user-1.jar
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId><artifactId>parent</artifactId><version>1</version><packaging>pom</packaging>
  <modules><module>lib</module><module>user</module></modules>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
    <plugin>
      <artifactId>maven-source-plugin</artifactId><version>3.3.1</version>
      <executions><execution><goals><goal>jar-no-fork</goal></goals></execution></executions>
    </plugin>
  </plugins></build>
</project>
POM
mkdir -p lib/src/main/java/lib user/src/main/java/user
echo 'package lib; public class A {}' > lib/src/main/java/lib/A.java
echo 'package user; public class B extends lib.A {}' > user/src/main/java/user/B.java
cat > lib/pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>example</groupId><artifactId>parent</artifactId><version>1</version></parent>
  <artifactId>lib</artifactId>
</project>
POM
cat > user/pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>example</groupId><artifactId>parent</artifactId><version>1</version></parent>
  <artifactId>user</artifactId>
  <dependencies><dependency><groupId>example</groupId><artifactId>lib</artifactId><version>1</version></dependency></dependencies>
  <build><plugins><plugin>
    <artifactId>maven-invoker-plugin</artifactId><version>3.9.1</version>
    <configuration><localRepositoryPath>${project.build.directory}/staged</localRepositoryPath></configuration>
    <executions><execution><phase>pre-integration-test</phase><goals><goal>install</goal></goals></execution></executions>
  </plugin></plugins></build>
</project>
POM

mvn -q -B -ntp verify
test -f lib/target/lib-1-sources.jar
seen=$(find user/target/staged/example -name '*.jar' -printf 'staged: %f\n' | sort)
echo "$seen"
test "$seen" = $'staged: lib-1.jar\nstaged: user-1-sources.jar\nstaged: user-1.jar'
