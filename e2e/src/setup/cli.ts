/** The commands of an installation, `npx veche …`. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { COMMANDS } from '../../../server/src/main/cli/commands.ts'
import { runCli as runCommand } from '../../../server/src/main/cli/run-cli.ts'
import type { Installation } from './installation.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const CLI = path.join(ROOT, 'server/src/main/cli.ts')

export type CliResult = { code: number; out: string; note: string }

/** `npx veche …` against an installation, as a process of its own. */
export function runCli({ env }: Pick<Installation, 'env'>, ...args: string[]): Promise<CliResult> {
  return new Promise((resolve) => {
    const options = { env: { ...env, LOG_LEVEL: '' }, cwd: ROOT, maxBuffer: 10_000_000 }
    const child = execFile(process.execPath, [CLI, ...args], options, (_error, out, note) =>
      resolve({ code: child.exitCode ?? 1, out: out.trim(), note: note.trim() }),
    )
  })
}

export async function runCliWell(
  installation: Pick<Installation, 'env'>,
  ...args: string[]
): Promise<string> {
  return outOf(args, await runCli(installation, ...args))
}

/** The same command without the seconds that a process takes to start, for what only prepares a journey. */
export async function runHere({ env }: Pick<Installation, 'env'>, ...args: string[]): Promise<CliResult> {
  const [out, note]: [string[], string[]] = [[], []]
  const io = {
    env: { ...env, LOG_LEVEL: '' },
    out: (line: string) => void out.push(line),
    note: (line: string) => void note.push(line),
  }
  return { code: await runCommand(COMMANDS, args, io), out: out.join('\n'), note: note.join('\n') }
}

export async function runHereWell(
  installation: Pick<Installation, 'env'>,
  ...args: string[]
): Promise<string> {
  return outOf(args, await runHere(installation, ...args))
}

function outOf(args: string[], { code, out, note }: CliResult): string {
  if (code !== 0) throw new Error(`veche ${args.slice(0, 2).join(' ')} ended with ${code}: ${note}`)
  return out
}
