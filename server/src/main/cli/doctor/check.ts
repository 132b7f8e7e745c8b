import type { OpenDatabase } from '../open-system.ts'

export type Finding = {
  state: 'ok' | 'warning' | 'failed'
  /** What was found, in a line. */
  found: string
  /** How to mend it; absent when there is nothing to mend. */
  fix?: string
}
export type DoctorCheck = {
  name: string
  run: (system: OpenDatabase) => Promise<Finding>
  /** Nothing after it can be looked at when it fails. */
  isGround?: true
}

const MARK = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' } as const

export function lineOf({ name }: Pick<DoctorCheck, 'name'>, { state, found, fix }: Finding): string {
  return `${MARK[state]} ${name.padEnd(15)} ${found}${fix ? ` → ${fix}` : ''}`
}

/** One check that breaks says so and does not hide the others. */
export async function look(check: DoctorCheck, system: OpenDatabase): Promise<Finding> {
  try {
    return await check.run(system)
  } catch (error) {
    return { state: 'failed', found: error instanceof Error ? error.message : 'could not be checked' }
  }
}
