import type { Db } from '../../platform/db.ts'

export function listCorrections(
  db: Db,
  fakeId: string,
): Promise<{ at: Date; byName: string; reason: string }[]> {
  return db
    .selectFrom('fakeCorrection')
    .innerJoin('appUser', 'appUser.id', 'fakeCorrection.byUser')
    .select(['at', 'appUser.name as byName', 'reason'])
    .where('fakeId', '=', fakeId)
    .orderBy('at')
    .orderBy('fakeCorrection.id')
    .execute()
}
