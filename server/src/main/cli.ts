/** `npx veche`: works with or without a running server, asks nothing, speaks in exit codes. */
import { COMMANDS } from './cli/commands.ts'
import { runCli } from './cli/run-cli.ts'

process.exitCode = await runCli(COMMANDS, process.argv.slice(2), {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
})
