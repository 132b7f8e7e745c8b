/** `npx veche`: works with or without a running server, asks nothing, speaks in exit codes. */
import { channelAddCommand } from './cli/channel-add.ts'
import type { Command } from './cli/command.ts'
import { doctorCommand } from './cli/doctor.ts'
import { migrateCommand } from './cli/migrate.ts'
import { runCli } from './cli/run-cli.ts'
import { tokenCreateCommand } from './cli/token-create.ts'
import { userCreateCommand } from './cli/user-create.ts'

const COMMANDS: readonly Command[] = [
  migrateCommand,
  userCreateCommand,
  tokenCreateCommand,
  channelAddCommand,
  doctorCommand,
]

process.exitCode = await runCli(COMMANDS, process.argv.slice(2), {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
})
