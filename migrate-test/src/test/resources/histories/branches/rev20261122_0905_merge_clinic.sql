-- revision: c6
-- down-revision: c5, c4
-- message: merge clinic

-- migrate: upgrade



-- migrate: downgrade
