/** What a command of `veche` is. Each lives in a file of its own in `commands/` and is listed in `commands.ts`. */
export type Command = {
  /** Words that call it: `user create`. */
  name: string
  summary: string
  /** Arguments after the name, for the help and for a wrong call. */
  usage: string
  /** Resolves to the exit code. What a program reads goes to stdout, words for a person to stderr. */
  run: (args: string[], io: CommandIo) => Promise<number>
}

export type CommandIo = {
  env: Record<string, string | undefined>
  out: (line: string) => void
  note: (line: string) => void
}

/** A call that makes no sense: answered with the usage and exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
