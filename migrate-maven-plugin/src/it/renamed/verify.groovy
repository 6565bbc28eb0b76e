def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert log.contains('migrate:revision ended with exit code 3: refused, a decision is needed.')
assert log.contains('-Drename=account.name:full_name')
assert log.contains('-DallowDrop=account.name')
assert new File(basedir, 'src/main/java/db/migrations').list().size() == 2
assert log.contains('No new upgrade operations detected.\n')
