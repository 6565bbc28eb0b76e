def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')
def revisions = new File(basedir, 'src/main/java/db/migrations').listFiles()
assert revisions.size() == 1
def id = (revisions[0].text =~ /id = "([0-9a-f]{12})"/)[0][1]

assert log.contains('Compared 1 table of the JPA model with the history (0 revisions).\n')
assert log.contains("Wrote src/main/java/db/migrations/${revisions[0].name}   (${id})\n")
assert log.contains('No new upgrade operations detected.\n')
assert log.contains("${id} (head), create schema\n")
assert log.contains("<base> -> ${id} (head), create schema\n")
assert log.contains("Running upgrade  -> ${id}, create schema")
assert log.contains("Running downgrade ${id} -> , create schema")
assert new File(basedir, 'target/classes/META-INF/migrate/revisions.idx').getText('UTF-8').contains("id=${id}\t")

assert log.contains("1 revision, one head: ${id}.\n")
assert log.contains("Rev: ${id} (head)\nParent: <base>\nPath: src/main/java/db/migrations/${revisions[0].name}\n")
assert log.contains("{\"heads\":[{\"revision\":\"${id}\",\"down\":[],\"message\":\"create schema\",")
assert log.contains("There is no terminal to edit in.\n[ERROR]     editor     nano\n[ERROR]     file       ${revisions[0]}\n")
assert log.contains("create table account (\n")
assert log.contains("insert into migrate_version")
