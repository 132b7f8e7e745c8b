/** Those who play: an account for each role, whose password nobody knows and which ends with the region. */
import { randomBytes } from 'node:crypto'
import { EXERCISE_ROLES, type ExerciseRole } from '@veche/contract/values/exercises.ts'
import { createUser, type Grant } from '../../modules/access/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import type { Script } from '../../modules/portal/index.ts'
import type { Product } from '../context.ts'
import { shortenHold } from './exercise.repository.ts'

export type Passwords = Record<ExerciseRole, { email: string; password: string }>

const NAMES: Record<ExerciseRole, string> = {
  dispatcher: 'Диспетчер (учения)',
  executor: 'Исполнитель (учения)',
  approver: 'Согласующий (учения)',
}
/** Plays what nobody took; its steps are those of no person. */
const SCRIPT_EMAIL = 'script@exercise.example'
const SCRIPT_NAME = 'Сценарий'
const HOLD_SECONDS = 2
const REGION = { kind: 'region' } as const

export function hirePlayers() {
  const passwords: Passwords = {
    dispatcher: inventSignIn('dispatcher'),
    executor: inventSignIn('executor'),
    approver: inventSignIn('approver'),
  }
  return {
    passwords,
    /** Gives the account of the script. */
    async settle({ context: { db, clock } }: Product, { municipalities }: Script): Promise<string> {
      await shortenHold(db, HOLD_SECONDS)
      const { agencies } = await getDirectory(db)
      // A question about a place may be routed to whoever works in the whole region.
      const own = agencies.filter(
        ({ kind, municipalityCode: code }) =>
          kind !== 'centre' && (code === null || municipalities.includes(code)),
      )
      const grants: Record<ExerciseRole, Grant[]> = {
        dispatcher: [{ role: 'dispatcher', scope: REGION }],
        // Whoever plays alone answers for the administration and for those who mend.
        executor: own.flatMap(({ code }) =>
          (['coordinator', 'executor'] as const).map((role) => ({
            role,
            scope: { kind: 'agency' as const, code },
          })),
        ),
        approver: [
          { role: 'moderator', scope: REGION },
          { role: 'fact_checker', scope: REGION },
        ],
      }
      for (const role of EXERCISE_ROLES)
        await createUser(db, {
          ...{ ...passwords[role], name: NAMES[role], grants: grants[role], actor: null, now: clock() },
        })
      const { id } = await createUser(db, {
        ...{ email: SCRIPT_EMAIL, password: null, name: SCRIPT_NAME, actor: null, now: clock() },
        grants: [...grants.dispatcher, ...grants.approver],
      })
      return id
    },
  }
}

function inventSignIn(role: ExerciseRole): { email: string; password: string } {
  return { email: `${role}@exercise.example`, password: randomBytes(24).toString('base64url') }
}
