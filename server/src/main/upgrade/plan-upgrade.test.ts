import { describe, expect, it } from 'vitest'
import { planUpgrade, type UpgradeFacts } from './plan-upgrade.ts'

const GIGABYTE = 1024 ** 3
const HOUR_S = 3600
const FACTS: UpgradeFacts = {
  version: '0.2.0',
  last: { name: '0154-live', at: new Date('2026-11-30T10:00:00Z') },
  missing: [{ name: '0155-index', touches: [{ table: 'incident', weight: 'beside' }] }],
  sizes: [{ table: 'incident', rows: 1_000_000, bytes: 2 * GIGABYTE }],
  freeBytes: 10 * GIGABYTE,
  backup: { madeSeconds: 5 * HOUR_S, verifiedSeconds: 30 * HOUR_S },
  long: [],
}
const plan = (changes: Partial<UpgradeFacts> = {}) => planUpgrade({ ...FACTS, ...changes })

describe('the plan of an upgrade', () => {
  it('says what is done to which table, how large it is, and what room is there', () => {
    const { lines, problems } = plan()
    expect(lines).toContain('    incident (1000000 rows, 2048 MB): built beside the work')
    expect(lines).toContain('room: 10.0 GB free, at most 2.0 GB needed')
    expect(lines).toContain('backup: made 5 h ago, verified 30 h ago')
    expect(problems).toEqual([])
  })

  it('speaks against it without a backup of the last day', () => {
    const without = [
      null,
      { madeSeconds: null, verifiedSeconds: null },
      { madeSeconds: 27 * HOUR_S, verifiedSeconds: 1 },
    ]
    for (const backup of without)
      expect(plan({ backup }).problems).toEqual(['no backup of the last day: npx veche backup DIR'])
  })

  it('speaks against it where the disk would be full', () => {
    expect(plan({ freeBytes: 2.5 * GIGABYTE }).problems).toEqual(['too little room on the disk'])
  })

  it('names who holds tables for long', () => {
    const { lines, problems } = plan({ long: [{ pid: 42, state: 'idle in transaction', seconds: 90 }] })
    expect(lines).toContain('process 42 of PostgreSQL (idle in transaction) is in a transaction for 90 s')
    expect(problems).toHaveLength(1)
  })

  it('asks nothing of who has nothing to apply, or nothing to lose', () => {
    expect(plan({ missing: [], backup: null })).toMatchObject({ problems: [] })
    expect(plan({ last: null, backup: null })).toMatchObject({ problems: [] })
  })
})
