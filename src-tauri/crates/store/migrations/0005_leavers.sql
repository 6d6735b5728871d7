-- When a leaver's destination begins. Columns are described in src/tables/pupil.rs.

ALTER TABLE "pupil" ADD COLUMN "destination_starts_on" TEXT;
