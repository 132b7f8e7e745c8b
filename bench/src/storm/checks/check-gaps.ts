/** Checks that what may have been missed has an end: it is read back, or recorded as lost. */
import type { CheckResult, NetworkInput } from './promises.ts'

type GapRow = { reason: string; state: string; found: number; error_code: string | null }

const SQL = `
  select g.reason, g.state, g.found, g.error_code
  from channel_gap g join channel c on c.id = g.channel_id where c.network = $1`

export async function checkGaps({ pool, front }: NetworkInput): Promise<CheckResult> {
  const { rows } = await pool.query<GapRow>(SQL, [front.network])
  const inState = (state: string) => rows.filter((row) => row.state === state)
  const deaf = front.channels.length - front.countSubscribed()
  return {
    facts: {
      gaps: rows.length,
      'gaps closed': inState('closed').length,
      'gaps lost': inState('lost').length,
      'found in gaps': rows.reduce((sum, { found }) => sum + found, 0),
    },
    invariants: [
      {
        name: 'every gap was read back',
        breach: 'lost',
        looked: rows.length,
        // None of these networks loses for good what it can show or repeat.
        violations: rows
          .filter(({ state }) => state !== 'closed')
          .map(({ reason, state, error_code }) => `${reason} ${state} ${error_code ?? ''}`),
      },
      {
        name: 'the network posts to us',
        breach: 'lost',
        looked: front.channels.length,
        violations: deaf > 0 ? [`${deaf} without a subscription`] : [],
      },
    ],
  }
}
