import type { Command } from './command.ts'
import { backupCommand } from './commands/backup.ts'
import { backupVerifyCommand } from './commands/backup-verify.ts'
import { channelAddCommand } from './commands/channel-add.ts'
import { classifyCommand } from './commands/classify.ts'
import { doctorCommand } from './commands/doctor.ts'
import { exportIncidentsCommand } from './commands/export-incidents.ts'
import { filesMoveCommand } from './commands/files/files-move.ts'
import { importIncidentsCommand } from './commands/import-incidents.ts'
import { importMessagesCommand } from './commands/import-messages.ts'
import { journalVerifyCommand } from './commands/journal/journal-verify.ts'
import { leakCommand } from './commands/journal/leak.ts'
import { migrateCommand } from './commands/migrate.ts'
import { piiCommand } from './commands/pii.ts'
import { placesCommand } from './commands/places.ts'
import { readChatCommand } from './commands/read-chat.ts'
import { restoreCommand } from './commands/restore.ts'
import { rumoursCommand } from './commands/rumours.ts'
import { searchCommand } from './commands/search.ts'
import { similarCommand } from './commands/similar.ts'
import { tokenCreateCommand } from './commands/token-create.ts'
import { trainCommand } from './commands/train.ts'
import { upgradeCommand } from './commands/upgrade.ts'
import { userCreateCommand } from './commands/user/user-create.ts'
import { userResetSecondFactorCommand } from './commands/user/user-reset-second-factor.ts'
import { userSetPasswordCommand } from './commands/user/user-set-password.ts'
import { userSetUpCodeCommand } from './commands/user/user-setup-code.ts'

/** In the order of the help. A new command is a file of its own and a line here. */
export const COMMANDS: readonly Command[] = [
  migrateCommand,
  upgradeCommand,
  // The longer name first: the shorter one would take its word for a folder.
  backupVerifyCommand,
  backupCommand,
  restoreCommand,
  filesMoveCommand,
  userSetUpCodeCommand,
  userCreateCommand,
  userResetSecondFactorCommand,
  userSetPasswordCommand,
  tokenCreateCommand,
  channelAddCommand,
  importMessagesCommand,
  importIncidentsCommand,
  exportIncidentsCommand,
  trainCommand,
  classifyCommand,
  readChatCommand,
  journalVerifyCommand,
  leakCommand,
  piiCommand,
  placesCommand,
  similarCommand,
  rumoursCommand,
  searchCommand,
  doctorCommand,
]
