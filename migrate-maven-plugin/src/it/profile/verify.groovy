assert new File(basedir, 'target/other.mv.db').exists()
assert !new File(basedir, 'target/shop.mv.db').exists()
