import { channelAddCommand } from './channel-add.ts'
import type { Command } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { exportIncidentsCommand } from './export-incidents.ts'
import { importIncidentsCommand } from './import-incidents.ts'
import { importMessagesCommand } from './import-messages.ts'
import { journalVerifyCommand } from './journal-verify.ts'
import { migrateCommand } from './migrate.ts'
import { tokenCreateCommand } from './token-create.ts'
import { userCreateCommand } from './user-create.ts'
import { userResetSecondFactorCommand } from './user-reset-second-factor.ts'
import { userSetPasswordCommand } from './user-set-password.ts'
import { userSetUpCodeCommand } from './user-setup-code.ts'

/** In the order of the help. A new command is a file of its own and a line here. */
export const COMMANDS: readonly Command[] = [
  migrateCommand,
  userSetUpCodeCommand,
  userCreateCommand,
  userResetSecondFactorCommand,
  userSetPasswordCommand,
  tokenCreateCommand,
  channelAddCommand,
  importMessagesCommand,
  importIncidentsCommand,
  exportIncidentsCommand,
  journalVerifyCommand,
  doctorCommand,
]
