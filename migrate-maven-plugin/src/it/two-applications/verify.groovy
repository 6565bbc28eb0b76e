def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert log.contains("""Module 'two-applications' has 2 applications.
[ERROR]     shop.AdminApplication
[ERROR]     shop.ShopApplication
[ERROR] Say which one: mvn migrate:heads -DmainClass=shop.AdminApplication
[ERROR] migrate:heads ended with exit code 3: refused, a decision is needed.""")

assert log.contains("00000000000a (head), create a\n00000000000b (head), create b\n")
def merges = new File(basedir, 'src/main/java/db/migrations').listFiles()
assert merges.size() == 1
assert merges[0].text.contains('down = {"00000000000a", "00000000000b"}')
