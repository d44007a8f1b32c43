-- +goose Up
SELECT 1;
-- +goose Down
SELECT 1; -- a ledger never goes back: the copy made before a change of schema is the way
