def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert log.contains("""The application in module 'no-starter' does not have Migrate.
[ERROR]     pom  ${new File(basedir, 'pom.xml').canonicalPath}
[ERROR] Add to its dependencies:
[ERROR]     <dependency>
[ERROR]         <groupId>dev.migrate</groupId>
[ERROR]         <artifactId>migrate-spring-boot-starter</artifactId>""")
