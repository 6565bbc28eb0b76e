def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert log.contains("""Compared 1 table of the JPA model with the history (1 revision).
  ~ alter table account: add column email varchar(320)  <- shop.Account.email
""")
assert log.contains('migrate:check ended with exit code 1: there are differences or findings.')
assert new File(basedir, 'src/main/java/db/migrations').list().size() == 1
