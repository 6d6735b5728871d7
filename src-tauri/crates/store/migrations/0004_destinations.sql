-- Where a child went, as a kind that can be counted. Columns are described in src/tables/pupil.rs.

ALTER TABLE "pupil" ADD COLUMN "destination_kind" TEXT;
ALTER TABLE "pupil" ADD COLUMN "destination_stage" TEXT;
ALTER TABLE "pupil" ADD COLUMN "destination_confirmed_on" TEXT;
ALTER TABLE "pupil" ADD COLUMN "destination_sustained" TEXT;
