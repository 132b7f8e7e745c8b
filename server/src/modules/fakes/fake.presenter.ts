import type { FakeResponse } from '@veche/contract/fakes.ts'
export function presentFake(_context: unknown, _ask: object): Promise<FakeResponse> {
  throw new Error('presentFake')
}
