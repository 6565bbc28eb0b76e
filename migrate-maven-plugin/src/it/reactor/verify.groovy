def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert new File(basedir, 'app/src/main/java/db/migrations').list().size() == 1
assert new File(basedir, 'admin/src/main/java/db/migrations').list().size() == 1
assert !new File(basedir, 'domain/src/main/java/db').exists()
assert log.contains('No Spring Boot application in reactor: nothing to do here.')
assert log.contains('No Spring Boot application in domain: nothing to do here.')
assert log.contains('No new upgrade operations detected.\n')
assert log.contains("Module 'domain' is not part of this build and its classes are older than its sources.")
assert log.contains('An older jar of it may lie in the local repository; it is not used.')
assert log.contains('migrate:check ended with exit code 3: refused, a decision is needed.')
assert log.contains('  ~ alter table account: add column email varchar(320)  <- shop.Account.email\n')
assert log.contains('migrate:check ended with exit code 1: there are differences or findings.')
