def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')
def written = new File(basedir, 'src/main/java/db/migrations').listFiles()
assert written.size() == 1
def id = (written[0].text =~ /id = "([0-9a-f]{12})"/)[0][1]

assert written[0].text.contains('replaces = {"000000000001", "000000000002"}')
assert new File(basedir, 'src/main/resources/db/migrations').list() == ['rev3_create_invoice.sql']
assert log.contains("Wrote src/main/java/db/migrations/${written[0].name}   (${id})\n")
assert log.contains("${id} -> 000000000003 (head), create invoice\n<base> -> ${id}, the start\n")
assert log.contains("\n${id}, the start\n")
assert log.contains("Rev: ${id}\nParent: <base>\nStands for: 000000000001, 000000000002\n")
assert log.contains("Cannot upgrade to '000000000001': 000000000001 is gone, a part of what revision ${id} stands for.\n")
assert log.contains("Name that one: mvn migrate:upgrade -Drevision=${id}\n")
assert log.contains("Running stamp 000000000002 -> ${id}")
assert log.contains("Running upgrade ${id} -> 000000000003, create invoice")
assert log.contains('Accepted as applied: 000000000003\n')
assert log =~ /downgrade  000000000003, create invoice \(\d+ ms\) by .*, CHG-42\n/
