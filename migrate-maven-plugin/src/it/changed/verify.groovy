def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[;\d]*m/, '')

assert log.contains("""Compared 2 tables of the JPA model with the history (2 revisions).
  ~ alter table account: add column email varchar(320)  <- shop.Account.email
  ~ alter table account: nickname becomes not null  <- shop.Account.nickname
      fails while nickname is null in a row: write it with -Ddefault=account.nickname:<value>
  ~ alter table account: type of status becomes enumeration("ACTIVE", "CLOSED", "SUSPENDED").length(20)  <- shop.Account.status
  + create index ix_account_name on account (name)  <- shop.Account.name
  + create table address  <- shop.Address
""")
assert log.contains('migrate:check ended with exit code 1: there are differences or findings.')
assert log.contains('No new upgrade operations detected.\n')
assert log.contains('Stamped: the database is at 000000000003.\n')

def told = log.readLines().findAll { it =~ /^Row: |^No rows|Running (up|down)grade / }.collect { it.replaceAll(/.*(Running \w+ .*) \(\d+ ms\)/, '$1') }
def before = [
    'Row: id=1 name=Ada nickname=ada status=ACTIVE',
    'Row: id=2 name=Grace nickname=grace status=CLOSED']
def after = before.collect { it + ' email=null' }
assert told == [
    'No rows yet',
    'Running upgrade  -> 000000000001, create schema',
    'Running upgrade 000000000001 -> 000000000002, add rows'] +
    before + ['Running upgrade 000000000002 -> 000000000003, change'] +
    after + ['Running downgrade 000000000003 -> 000000000002, change'] +
    before + ['Running upgrade 000000000002 -> 000000000003, change']
