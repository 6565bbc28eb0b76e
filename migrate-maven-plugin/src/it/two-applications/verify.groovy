def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert log.contains("""Module 'two-applications' has 2 applications.
[ERROR]     shop.AdminApplication
[ERROR]     shop.ShopApplication
[ERROR] Say which one: mvn migrate:heads -DmainClass=shop.AdminApplication
[ERROR] migrate:heads ended with exit code 3: refused, a decision is needed.""")
