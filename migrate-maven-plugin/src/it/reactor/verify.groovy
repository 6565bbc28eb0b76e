def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert new File(basedir, 'app/src/main/java/db/migrations').list().size() == 1
assert !new File(basedir, 'domain/src/main/java/db').exists()
assert log.contains('No Spring Boot application in reactor: nothing to do here.')
assert log.contains('No Spring Boot application in domain: nothing to do here.')
assert log.contains('No new upgrade operations detected.\n')
