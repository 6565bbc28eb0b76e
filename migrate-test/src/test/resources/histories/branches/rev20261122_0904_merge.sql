-- revision: c5
-- down-revision: c2, c3
-- message: merge phone and email

-- migrate: upgrade



-- migrate: downgrade
