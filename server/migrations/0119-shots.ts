import { type Kysely, sql } from 'kysely'

/**
 * A photograph of the camera in the page has the hour of its shutter, the key of the device that signed the hour with
 * the bytes, and, where the person said so, the place. They stand beside the picture and never in it: what is published is
 * the picture alone.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table answer_file
      add taken_at timestamptz,
      -- SHA-256 of its public key; null where nothing was signed or the signature was of other bytes.
      add device_key text,
      add taken_lat double precision check (taken_lat between -90 and 90),
      add taken_lon double precision check (taken_lon between -180 and 180),
      add constraint answer_file_point check ((taken_lat is null) = (taken_lon is null)),
      add constraint answer_file_signed check (device_key is null or taken_at is not null);
  `.execute(db)
}
