assert new File(basedir, 'target/other.mv.db').exists()
assert !new File(basedir, 'target/shop.mv.db').exists()
assert new File(basedir, 'target/third.mv.db').exists()
assert new File(basedir, 'target/fourth.mv.db').exists()
