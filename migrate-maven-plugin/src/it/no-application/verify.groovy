def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert log.contains("""No Spring Boot application in this build.
[ERROR]     modules     no-application
[ERROR]     looked for  a class with @SpringBootApplication and a main method
[ERROR] Name the class: mvn migrate:check -DmainClass=<class>
[ERROR] or the module:  mvn migrate:check -pl <module> -am
[ERROR] migrate:check ended with exit code 2: usage.""")
