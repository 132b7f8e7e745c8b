import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import type { DoctorCheck, Finding } from '../doctor/check.ts'
import { DOCTOR_CHECKS } from '../doctor/checks.ts'
import { type OpenDatabase, withDatabase } from '../open-system.ts'

const MARK = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' } as const

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'check the installation and say how to mend it',
  usage: '',
  run(args, { env, out }) {
    readOptions(args, {})
    return withDatabase(env, async (system) => {
      let exitCode = 0
      for (const check of DOCTOR_CHECKS) {
        const { state, found, fix } = await look(check, system)
        out(`${MARK[state]} ${check.name.padEnd(15)} ${found}${fix ? ` → ${fix}` : ''}`)
        if (state === 'failed') exitCode = 1
        if (state === 'failed' && check.isGround) break
      }
      return exitCode
    })
  },
}

/** One check that breaks says so and does not hide the others. */
async function look(check: DoctorCheck, system: OpenDatabase): Promise<Finding> {
  try {
    return await check.run(system)
  } catch (error) {
    return { state: 'failed', found: error instanceof Error ? error.message : 'could not be checked' }
  }
}
