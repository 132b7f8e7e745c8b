import type { FakeListResponse } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
export function listFakes(_context: unknown, _ask: object): Promise<z.infer<typeof FakeListResponse>> {
  throw new Error('listFakes')
}
