import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { lineOf, look } from '../doctor/check.ts'
import { DOCTOR_CHECKS } from '../doctor/checks.ts'
import { withDatabase } from '../open-system.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'check the installation and say how to mend it',
  usage: '',
  run(args, { env, out }) {
    readOptions(args, {})
    return withDatabase(env, async (system) => {
      let exitCode = 0
      for (const check of DOCTOR_CHECKS) {
        const finding = await look(check, system)
        const { state } = finding
        out(lineOf(check, finding))
        if (state === 'failed') exitCode = 1
        if (state === 'failed' && check.isGround) break
      }
      return exitCode
    })
  },
}
