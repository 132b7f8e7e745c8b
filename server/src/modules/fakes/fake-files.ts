import type { Selectable } from 'kysely'
import type { FakeFile } from '../../platform/database.gen.ts'
export function bringFile(_context: unknown, _ask: object): Promise<Selectable<FakeFile>> {
  throw new Error('bringFile')
}
export function readFakeFile(
  _context: unknown,
  _ask: object,
): Promise<{ row: Selectable<FakeFile>; bytes: Buffer }> {
  throw new Error('readFakeFile')
}
